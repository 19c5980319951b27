import { realpathSync } from 'node:fs';
import { isatty } from 'node:tty';
import path from 'node:path';
import { CODEMODS } from '../../codemods/index.js';
import type { Style } from '../../codemods/options.js';
import { CodemodError, skip, type Codemod } from '../migrate/codemod.js';
import { gitFolderOf, repositoryOf } from '../migrate/guard/git-state.js';
import {
  type MigrationRun,
  type RunOptions,
  runCodemods,
  skippedIn,
  writeRun,
} from '../migrate/run-codemods.js';
import { endInterruptedRun, WriteError } from '../migrate/write/write-changes.js';
import { displayPath } from '../project/display-path.js';
import { didYouMean } from '../settings/did-you-mean.js';
import { resolveConfig, type ResolvedConfig } from '../settings/resolve-config.js';
import { EXIT } from './exit-code.js';
import { MigrationRefused, refuseWhereDirty } from './migrate-refusal.js';
import { printMigration, REASONS_OF_FILES, sayError, sayNote } from './migrate-output.js';
import { type Progress, startProgress } from './progress.js';
import { colorsFor } from './terminal.js';
import { sayWarnings } from './warnings.js';

export interface MigrateOptions {
  style: Style;
  client?: string;
  dryRun?: boolean;
  diff?: boolean;
  json?: boolean;
  interactive?: boolean;
  todo?: boolean;
  force?: boolean;
  typeCheck: boolean;
  wait: boolean;
  tests?: boolean;
  debug?: boolean;
}

/** `unhappy-path migrate`: run a codemod over a project. Gives the exit code. */
export async function migrate(
  name: string,
  paths: readonly string[],
  options: MigrateOptions,
): Promise<number> {
  const cwd = process.cwd();
  if (name === 'list') return list();
  const names = name === 'all' ? Object.keys(CODEMODS) : [name];
  const known = [...Object.keys(CODEMODS), 'all', 'list'];
  if (!names.every((one) => known.includes(one)))
    return trouble(`"${name}" is not a codemod${didYouMean(name, known)}`);
  if (options.interactive === true && !(isatty(process.stdin.fd) && isatty(process.stdout.fd)))
    return trouble('--interactive needs a terminal to ask on; leave it out');

  const config = await resolveConfig(cwd);
  sayWarnings(config, paths);
  const progress = await startProgress();
  try {
    const journal = await journalFor(cwd);
    if (options.dryRun !== true) endInterrupted(journal, options.force === true);
    const run = await runCodemods(
      codemodsOf(names, options, config),
      await runOptions(paths, options, config, progress),
    );
    progress.stop();
    const { result, isWritten } = settle(run, journal, options);
    await printMigration(result, names, options);
    return isWritten && isWithoutTrouble(result) ? EXIT.clean : EXIT.trouble;
  } catch (error) {
    progress.stop();
    if (error instanceof WriteError)
      return trouble(`${displayPath(cwd, error.file)}: ${error.message}`);
    if (error instanceof CodemodError || error instanceof MigrationRefused)
      return trouble(error.message);
    throw error;
  }
}

function list(): number {
  const width = Math.max(...Object.keys(CODEMODS).map((name) => name.length));
  const lines = codemodsOf(Object.keys(CODEMODS), { style: 'drop-in', wait: true }, null).map(
    ({ name, description }) => `${name.padEnd(width)}  ${description}\n`,
  );
  process.stdout.write(`${lines.join('')}${'all'.padEnd(width)}  all of them, in this order\n`);
  return EXIT.clean;
}

function codemodsOf(
  names: readonly string[],
  options: Pick<MigrateOptions, 'style' | 'client' | 'wait'>,
  config: ResolvedConfig | null,
): Codemod[] {
  const shown = options.client ?? config?.client ?? '';
  const base = options.client === undefined ? (config?.baseDir ?? process.cwd()) : process.cwd();
  return names.flatMap((name) => {
    const make = CODEMODS[name];
    if (make === undefined) return [];
    const client = shown === '' ? null : path.resolve(base, shown);
    const { style, wait } = options;
    return [make({ style, client, clientShown: shown, wait })];
  });
}

async function runOptions(
  paths: readonly string[],
  options: MigrateOptions,
  config: ResolvedConfig,
  progress: Progress,
): Promise<RunOptions> {
  const cwd = process.cwd();
  const tree = repositoryOf(realpathSync(cwd)) ?? cwd;
  // What a user names beside the project may be written as well; what a link in it leads to may not.
  const beside = paths
    .map((one) => path.resolve(cwd, one))
    .filter((one) => path.relative(tree, one).startsWith('..'));
  const mayChange = (files: readonly string[]) => {
    progress.stop();
    return refuseWhereDirty(files, sayNote);
  };
  const run: RunOptions = {
    paths: paths.length === 0 ? ['.'] : paths,
    cwd,
    settings: config.settings,
    ignore: { baseDir: config.baseDir, patterns: config.ignore },
    maxFileSize: config.maxFileSize,
    tests: options.tests === true,
    roots: [tree, ...beside],
    typeCheck: options.typeCheck,
    todo: options.todo === true,
    onProgress: (done, total) => {
      progress.update(done, total);
    },
    onStep: (text) => {
      progress.step(text);
    },
  };
  if (options.dryRun !== true && options.force !== true) run.mayChange = mayChange;
  if (options.interactive === true) {
    const { Questions } = await import('./migrate-questions.js');
    const questions = new Questions(colorsFor(process.stdout));
    run.accept = (site, alone) => {
      progress.stop();
      return questions.accept(site, alone);
    };
  }
  return run;
}

/** Where it is kept that a run is writing: with git, where it is no file of the project. */
async function journalFor(cwd: string): Promise<string> {
  const folder = await gitFolderOf(cwd);
  return folder === null
    ? path.join(cwd, '.unhappy-path-migration.json')
    : path.join(folder, 'unhappy-path-migration.json');
}

function endInterrupted(journal: string, isForced: boolean): void {
  const ended = endInterruptedRun(journal, isForced);
  if (ended === null) return;
  const shown = (files: readonly string[]) =>
    files.map((file) => displayPath(process.cwd(), file)).join(', ');
  if (ended.replaced.length > 0)
    sayNote(`ended what an interrupted run had begun: ${shown(ended.replaced)}`);
  if (ended.left.length > 0)
    sayNote(`changed since an interrupted run, and left as they are: ${shown(ended.left)}`);
}

/** Write a run, unless nothing is to be written. Says why where that fails. */
function settle(
  run: MigrationRun,
  journal: string,
  { dryRun }: MigrateOptions,
): { result: MigrationRun; isWritten: boolean } {
  if (dryRun === true) return { result: run, isWritten: true };
  try {
    return { result: writeRun(run, journal), isWritten: true };
  } catch (error) {
    if (!(error instanceof WriteError)) throw error;
    sayError(`${displayPath(process.cwd(), error.file)}: ${error.message}`);
    const outcomes = skippedIn(run.outcomes, null, skip('file-unwritable', error.message));
    return { result: { ...run, outcomes, changes: [] }, isWritten: false };
  }
}

function isWithoutTrouble({ outcomes, coverage, notReady }: MigrationRun): boolean {
  const isWhole = !outcomes.some(
    ({ plan }) => plan.kind === 'skip' && REASONS_OF_FILES.has(plan.reason),
  );
  return isWhole && coverage.failedFiles === 0 && notReady.length === 0;
}

function trouble(message: string): number {
  sayError(message);
  return EXIT.trouble;
}
