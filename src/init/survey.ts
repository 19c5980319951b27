import { existsSync } from 'node:fs';
import path from 'node:path';
import type { ApiCall } from '../facts/index.js';
import { analyseProject, type ProjectOptions } from '../project/analyse-project.js';
import type { Diagnostic } from '../project/diagnostic.js';
import { displayPath } from '../project/display-path.js';
import { readSource } from '../project/read-source.js';
import { type CalledApi, calledApis } from './called-apis.js';
import { type FoundLinters, findLinters, installedVersion } from './linters.js';
import { type FoundLogger, LoggerSearch } from './loggers.js';
import { type Manifest, rangeOf } from './manifest.js';
import { findPackageManager, type PackageManager } from './package-manager.js';
import { packagesWithCalls, type PackageCalls } from './packages.js';
import { repositoryRoot } from './repository-root.js';
import { foundWrappers, type FoundWrapper } from './wrappers.js';

/** What a project is made of, as far as it matters to who begins with us. */
export interface Survey {
  packageManager: PackageManager;
  linters: FoundLinters;
  /** The version, and the file that says so; null where nothing does. */
  typescript: { version: string | null; config: string | null } | null;
  loggers: readonly FoundLogger[];
  wrappers: readonly FoundWrapper[];
  apis: readonly CalledApi[];
  packages: readonly PackageCalls[];
  calls: readonly ApiCall[];
  files: number;
  diagnostics: readonly Diagnostic[];
}

/** Look at a project: its manifest, its configurations, and what the analysis says of its code. */
export async function surveyProject(
  options: ProjectOptions,
  manifest: Manifest | null,
): Promise<Survey> {
  const { cwd } = options;
  const calls: ApiCall[] = [];
  const { diagnostics, facts } = await analyseProject(options, (file) => {
    calls.push(...file.facts.calls);
  });
  const search = new LoggerSearch();
  for (const file of facts.modules.files) {
    const source = await readSource(file, options.maxFileSize);
    if (source.ok && !source.looksBinary) search.add(displayPath(cwd, file), source.text);
  }
  return {
    packageManager: await findPackageManager(cwd, manifest),
    linters: findLinters(cwd, repositoryRoot(cwd), manifest),
    typescript: findTypeScript(cwd, manifest),
    loggers: search.result(),
    wrappers: foundWrappers(calls),
    apis: calledApis(calls),
    packages: packagesWithCalls(cwd, calls),
    calls,
    files: facts.modules.files.length,
    diagnostics,
  };
}

function findTypeScript(cwd: string, manifest: Manifest | null): Survey['typescript'] {
  const config = existsSync(path.join(cwd, 'tsconfig.json')) ? 'tsconfig.json' : null;
  const range = rangeOf(manifest, 'typescript');
  if (config === null && range === null) return null;
  return {
    version: range === null ? null : (installedVersion(cwd, 'typescript') ?? range),
    config,
  };
}
