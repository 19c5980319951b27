import { resolve } from 'node:path';
import { analyseProject, type ProjectOptions } from '../project/analyse-project.js';
import type { AnalysedFile } from '../project/file-outcome.js';
import { RunCache } from '../project/run-cache.js';
import { formatDiagnostic } from '../report/diagnostic-line.js';
import { formatOverruns } from '../report/overrun-line.js';
import { PACKAGE_VERSION } from '../rule/package.js';
import type { ResolvedConfig } from '../settings/resolve-config.js';
import { startProgress } from './progress.js';
import { colorsFor } from './terminal.js';
import { sayWarnings } from './warnings.js';

/** Options that every command has. */
export interface CommonOptions {
  debug?: boolean;
  tests?: boolean;
  cache?: boolean;
  cacheLocation: string;
}

/** What the command line and the configuration say of a run over a project. */
export function projectOptions(
  paths: readonly string[],
  config: ResolvedConfig,
  options: CommonOptions,
): ProjectOptions {
  return {
    paths: paths.length === 0 ? ['.'] : paths,
    cwd: process.cwd(),
    settings: config.settings,
    ignore: { baseDir: config.baseDir, patterns: config.ignore },
    maxFileSize: config.maxFileSize,
    tests: options.tests === true,
    cache:
      options.cache === true
        ? new RunCache(resolve(options.cacheLocation), PACKAGE_VERSION)
        : undefined,
  };
}

/** Analyse what the command line names, with progress and diagnostics on standard error. */
export async function runProject(
  paths: readonly string[],
  config: ResolvedConfig,
  options: CommonOptions,
  visit: (file: AnalysedFile) => void,
  { ways = false }: { ways?: boolean } = {},
): Promise<Awaited<ReturnType<typeof analyseProject>>> {
  sayWarnings(config, paths);
  const progress = await startProgress();
  const overruns: string[] = [];
  const result = await analyseProject(
    {
      ...projectOptions(paths, config, options),
      ways,
      onProgress: (done, total) => {
        progress.update(done, total);
      },
    },
    (file) => {
      overruns.push(...formatOverruns(file.path, file.facts.overruns));
      visit(file);
    },
  ).finally(() => {
    progress.stop();
  });

  const colors = colorsFor(process.stderr);
  for (const diagnostic of result.diagnostics) {
    process.stderr.write(`${formatDiagnostic(diagnostic, colors)}\n`);
    if (options.debug === true && diagnostic.stack !== undefined)
      process.stderr.write(`${diagnostic.stack}\n`);
  }
  if (options.debug === true) for (const line of overruns) process.stderr.write(`${line}\n`);
  return result;
}
