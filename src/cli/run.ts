import { resolve } from 'node:path';
import type { ProjectFacts } from '../analysis/modules/project-facts.js';
import {
  judgeRun,
  type ProjectOptions,
  type ProjectResult,
  type ProjectRun,
  runOver,
} from '../project/analyse-project.js';
import type { Diagnostic } from '../project/diagnostic.js';
import type { AnalysedFile } from '../project/file-outcome.js';
import { RunCache } from '../project/run-cache.js';
import type { Shard } from '../project/shards.js';
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

/** What `runFiles` was asked for beside the options of every command. */
interface RunFilesOptions {
  ways?: boolean;
  shard?: Shard | undefined;
}

/** Analyse what the command line names, with progress and diagnostics on standard error. */
export async function runProject(
  paths: readonly string[],
  config: ResolvedConfig,
  options: CommonOptions,
  visit: (file: AnalysedFile) => void,
  { ways = false }: { ways?: boolean } = {},
): Promise<ProjectResult & { facts: ProjectFacts }> {
  const { facts, ...run } = await runFiles(paths, config, options, { ways });
  return { ...judgeAndTell(run, options, visit), facts };
}

/** The first half of `runProject`, before callers in other files are asked: nothing but progress is printed. */
export async function runFiles(
  paths: readonly string[],
  config: ResolvedConfig,
  options: CommonOptions,
  { ways = false, shard }: RunFilesOptions,
): ReturnType<typeof runOver> {
  sayWarnings(config, paths);
  const progress = await startProgress();
  return runOver({
    ...projectOptions(paths, config, options),
    ways,
    shard,
    onProgress: (done, total) => {
      progress.update(done, total);
    },
  }).finally(() => {
    progress.stop();
  });
}

/** The second half of `runProject`. */
export function judgeAndTell(
  run: ProjectRun,
  { debug = false }: { debug?: boolean },
  visit: (file: AnalysedFile) => void,
): ProjectResult {
  const overruns: string[] = [];
  const result = judgeRun(run, (file) => {
    overruns.push(...formatOverruns(file.path, file.facts.overruns));
    visit(file);
  });
  tellDiagnostics(result.diagnostics, debug);
  if (debug) for (const line of overruns) process.stderr.write(`${line}\n`);
  return result;
}

export function tellDiagnostics(diagnostics: readonly Diagnostic[], debug: boolean): void {
  const colors = colorsFor(process.stderr);
  for (const diagnostic of diagnostics) {
    process.stderr.write(`${formatDiagnostic(diagnostic, colors)}\n`);
    if (debug && diagnostic.stack !== undefined) process.stderr.write(`${diagnostic.stack}\n`);
  }
}
