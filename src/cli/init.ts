import path from 'node:path';
import { isatty } from 'node:tty';
import { builtInContracts } from '@unhappy-path/client/contracts';
import { configuredName, namedPlace, planClientModule, usualPlace } from '../init/client-module.js';
import { installedVersion } from '../init/linters.js';
import { type Manifest, rangeOf, readManifest } from '../init/manifest.js';
import { type InitPlan, planInit, type PlannedFile, SCRIPT } from '../init/plan.js';
import { type Survey, surveyProject } from '../init/survey.js';
import { InitWriteError, writeFiles } from '../init/write-files.js';
import type { ProjectOptions } from '../project/analyse-project.js';
import { displayPath } from '../project/display-path.js';
import { formatDiagnostic } from '../report/diagnostic-line.js';
import { formatPlan, formatSurvey } from '../report/init-text.js';
import { PACKAGE_NAME } from '../rule/package.js';
import { didYouMean } from '../settings/did-you-mean.js';
import { resolveConfig, type ResolvedConfig } from '../settings/resolve-config.js';
import { EXIT } from './exit-code.js';
import { startProgress } from './progress.js';
import { colorsFor, widthOf } from './terminal.js';
import { sayWarnings } from './warnings.js';

export interface InitOptions {
  /** Where the client module shall stand; `true` where the usual place will do. */
  client?: string | boolean;
  apis?: string;
  yes?: boolean;
  dryRun?: boolean;
  tests?: boolean;
}

/** `unhappy-path init`: find out what a project is made of, and set it up. Gives the exit code. */
export async function init(paths: readonly string[], options: InitOptions): Promise<number> {
  const cwd = process.cwd();
  const apis = options.apis?.split(',').map((id) => id.trim()) ?? null;
  const ids = builtInContracts.map(({ id }) => id);
  const unknown = apis?.find((id) => !ids.includes(id));
  if (unknown !== undefined)
    return trouble(`--apis: no contract is named "${unknown}"${didYouMean(unknown, ids)}`);
  const config = await resolveConfig(cwd);
  const manifest = readManifest(cwd);
  if (typeof manifest === 'string') return trouble(`package.json${manifest}`);
  sayWarnings(config, paths);

  const project = projectOptions(paths, config, options);
  const survey = await withProgress(project, (shown) => surveyProject(shown, manifest));
  for (const diagnostic of survey.diagnostics)
    process.stderr.write(`${formatDiagnostic(diagnostic, colorsFor(process.stderr))}\n`);
  // What is empty is most likely the wrong folder, and the diagnostic says so.
  if (survey.files === 0) return EXIT.trouble;
  const style = { colors: colorsFor(process.stdout), width: widthOf(process.stdout) };
  const say = (text: string): void => void process.stdout.write(`${text}\n\n`);
  say(formatSurvey(survey, style));

  const canAsk =
    options.yes !== true &&
    options.dryRun !== true &&
    isatty(process.stdin.fd) &&
    isatty(process.stdout.fd);
  const place = await clientPlace(survey, config, options, canAsk);
  if (place === undefined) return ended();
  const plan = await planAll(project, survey, config, manifest, place, apis);
  const shown = (absolute: string): string => displayPath(cwd, absolute);
  if (options.dryRun === true) {
    say(formatPlan(plan, shown, 'Would write', style));
    await printDiff(plan.files, shown);
    return EXIT.clean;
  }
  const { chosen, kept } = await choose(plan, shown, canAsk);
  if (chosen === undefined) return ended();
  try {
    writeFiles(chosen);
  } catch (error) {
    if (!(error instanceof InitWriteError)) throw error;
    const written = error.written.map(shown);
    const rest = written.length === 0 ? 'nothing was written' : `${written.join(', ')} was written`;
    return trouble(`${shown(error.file)}: ${error.message}; ${rest}`);
  }
  const left = [
    ...plan.left,
    ...kept.map((file) => ({ file: shown(file.path), why: whyKept(file) })),
  ];
  const told = formatPlan({ ...plan, files: chosen, left }, shown, 'Written', style);
  if (told !== '') say(told);
  if (chosen.length === 0) say('Nothing was written.');
  process.stdout.write(nextSteps(cwd, survey, manifest, chosen, place));
  return EXIT.clean;
}

function trouble(message: string): number {
  process.stderr.write(`error: ${message}\n`);
  return EXIT.trouble;
}

function ended(): number {
  process.stdout.write('You ended it; nothing was written.\n');
  return EXIT.clean;
}

function projectOptions(
  paths: readonly string[],
  config: ResolvedConfig,
  { tests }: InitOptions,
): ProjectOptions {
  return {
    paths: paths.length === 0 ? ['.'] : paths,
    cwd: process.cwd(),
    settings: config.settings,
    ignore: { baseDir: config.baseDir, patterns: config.ignore },
    maxFileSize: config.maxFileSize,
    tests: tests === true,
  };
}

/** One analysis, whose progress is gone from the terminal when it ends: questions are asked between two of them. */
async function withProgress<Result>(
  project: ProjectOptions,
  analyse: (project: ProjectOptions) => Promise<Result>,
): Promise<Result> {
  const progress = await startProgress();
  const onProgress = (done: number, total: number): void => {
    progress.update(done, total);
  };
  return analyse({ ...project, onProgress }).finally(() => {
    progress.stop();
  });
}

/** The absolute path of the client module; null where none is wanted, undefined where the user ends it. */
async function clientPlace(
  { calls }: Survey,
  config: ResolvedConfig,
  { client }: InitOptions,
  canAsk: boolean,
): Promise<string | null | undefined> {
  const cwd = process.cwd();
  const usual = usualPlace(cwd);
  if (client === true)
    return namedPlace(
      cwd,
      config.client === null ? usual : path.resolve(config.baseDir, config.client),
    );
  if (typeof client === 'string') return namedPlace(cwd, client);
  const isOfUse = calls.some((call) => call.client === 'fetch' || call.client === 'axios');
  if (!canAsk || config.client !== null || !isOfUse) return null;
  const { askForClient } = await import('./init-questions.js');
  const place = await askForClient(usual);
  return typeof place === 'string' ? namedPlace(cwd, place) : place;
}

async function planAll(
  project: ProjectOptions,
  survey: Survey,
  config: ResolvedConfig,
  manifest: Manifest | null,
  place: string | null,
  apis: readonly string[] | null,
): Promise<InitPlan> {
  const { cwd } = project;
  const configFolder = config.file === null ? cwd : config.baseDir;
  const isNamed =
    place !== null &&
    config.client !== null &&
    path.resolve(config.baseDir, config.client) === place;
  const client = place === null || isNamed ? null : configuredName(configFolder, place);
  const plan = planInit(cwd, survey, config, manifest, client);
  if (place === null) return plan;
  const module = await withProgress(project, (shown) => planClientModule(place, shown, apis));
  // The module is the user's own once it is there, and named.
  if (isNamed && module.before !== null)
    return { ...plan, done: [...plan.done, `${displayPath(cwd, place)} is the client module`] };
  return { ...plan, files: [...plan.files, module] };
}

/** What is to be written, and what would replace something and is kept. */
async function choose(
  plan: InitPlan,
  shown: (absolute: string) => string,
  canAsk: boolean,
): Promise<{ chosen: readonly PlannedFile[] | undefined; kept: readonly PlannedFile[] }> {
  if (canAsk && plan.files.length > 0) {
    const { chooseFiles } = await import('./init-questions.js');
    return { chosen: await chooseFiles(plan.files, shown), kept: [] };
  }
  const isKept = ({ replaces }: PlannedFile) => replaces === true;
  return {
    chosen: plan.files.filter((file) => !isKept(file)),
    kept: plan.files.filter(isKept),
  };
}

function whyKept({ what }: PlannedFile): string {
  return `would get ${what}; nothing that is there is replaced without asking`;
}

async function printDiff(
  files: readonly PlannedFile[],
  shown: (absolute: string) => string,
): Promise<void> {
  const { colorDiff, unifiedDiff } = await import('../report/migrate-diff.js');
  const diff = files.map(({ path: file, before, after }) =>
    unifiedDiff({
      path: shown(file),
      before: before?.text ?? '',
      after,
      hasMark: before?.hasMark === true,
      isNew: before === null,
    }),
  );
  process.stdout.write(colorDiff(diff.join(''), colorsFor(process.stdout)));
}

function nextSteps(
  cwd: string,
  { packageManager }: Survey,
  manifest: Manifest | null,
  written: readonly PlannedFile[],
  client: string | null,
): string {
  const isMissing = (name: string) =>
    rangeOf(manifest, name) === null && installedVersion(cwd, name) === null;
  const hasClient = client !== null && written.some((file) => file.path === client);
  const hasScript = written.some((file) => path.basename(file.path) === 'package.json');
  const lines = [
    ...(isMissing(PACKAGE_NAME) ? [packageManager.add([PACKAGE_NAME], true)] : []),
    ...(hasClient && isMissing('@unhappy-path/client')
      ? [packageManager.add(['@unhappy-path/client'], false)]
      : []),
    hasScript ? packageManager.run(SCRIPT.name) : `npx ${SCRIPT.command}`,
    ...(hasClient ? ['npx unhappy-path migrate fetch-to-client --dry-run --diff'] : []),
  ];
  return `Next:\n${lines.map((line) => `  $ ${line}\n`).join('')}`;
}
