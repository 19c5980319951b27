import path from 'node:path';
import { rules } from '../../rules/index.js';
import { setJsonMember } from '../edits/set-json-member.js';
import { displayPath } from '../project/display-path.js';
import { PACKAGE_NAME } from '../rule/package.js';
import type { ResolvedConfig } from '../settings/resolve-config.js';
import { type ConfigEdit, editEslintConfig, flatElements } from './eslint-config.js';
import { majorOf } from './linters.js';
import { isRecord, type Manifest } from './manifest.js';
import { editOxlintConfig } from './oxlint-config.js';
import type { Survey } from './survey.js';
import { readTextFile, type TextFile } from './text-file.js';

/** A file that would be written. */
export interface PlannedFile {
  /** Absolute. */
  path: string;
  /** What it holds now; null where it is not there. */
  before: TextFile | null;
  after: string;
  /** What it gets, for people. */
  what: string;
  /** Something that is there would go: only who is asked and says yes gets it. */
  replaces?: true;
}

/** What is not written, why, and what to paste where something is to be done by hand. */
interface LeftAlone {
  /** As reports show it. */
  file: string;
  why: string;
  lines?: readonly string[];
}

/** What `init` would do. */
export interface InitPlan {
  files: readonly PlannedFile[];
  left: readonly LeftAlone[];
  /** What is as it should be, for people. */
  done: readonly string[];
}

/** The name of the script, and what it runs. */
export const SCRIPT = { name: PACKAGE_NAME, command: `${PACKAGE_NAME} check` } as const;

/** From here on ESLint has the configurations that the plugin is made for. */
const OLDEST_ESLINT = 9;

/**
 * What a project needs to begin, out of what was found. Nothing is asked and nothing written.
 *
 * @param client the client module as the configuration shall name it; null where none is wanted
 */
export function planInit(
  cwd: string,
  survey: Survey,
  config: ResolvedConfig,
  manifest: Manifest | null,
  client: string | null,
): InitPlan {
  const plan = new Plan(cwd);
  // What is configured already is not said again.
  const missing = survey.loggers
    .flatMap(({ names }) => names)
    .filter((name) => !config.settings.loggers.includes(name));
  const loggers = [...new Set(missing)];
  planScript(plan, manifest);
  planConfig(plan, config, loggers, client);
  planLinter(plan, survey, loggers.length === 0 ? null : { loggers });
  return plan.result();
}

/** Collects what is planned, file by file. */
class Plan {
  readonly #files: PlannedFile[] = [];
  readonly #left: LeftAlone[] = [];
  readonly #done: string[] = [];

  constructor(readonly cwd: string) {}

  shown(file: string): string {
    return displayPath(this.cwd, file);
  }

  write(file: PlannedFile): void {
    this.#files.push(file);
  }

  leave(file: string, why: string, lines?: readonly string[]): void {
    this.#left.push({ file: this.shown(file), why, ...(lines === undefined ? {} : { lines }) });
  }

  done(what: string): void {
    this.#done.push(what);
  }

  result(): InitPlan {
    return { files: this.#files, left: this.#left, done: this.#done };
  }
}

function planScript(plan: Plan, manifest: Manifest | null): void {
  const { name, command } = SCRIPT;
  if (manifest === null) {
    plan.leave(
      path.join(plan.cwd, 'package.json'),
      'there is none here (`npm init` makes one), so that no script was added',
    );
    return;
  }
  const { file, content } = manifest;
  const scripts = isRecord(content['scripts']) ? content['scripts'] : {};
  const given = scripts[name];
  const running = Object.entries(scripts).find(
    ([, script]) => typeof script === 'string' && script.split(/\s+/u).includes(PACKAGE_NAME),
  );
  if (running !== undefined) {
    plan.done(`package.json: the script "${running[0]}" runs it`);
    return;
  }
  if (content['scripts'] !== undefined && !isRecord(content['scripts'])) {
    plan.leave(file.path, '"scripts" is no object');
    return;
  }
  const after = setJsonMember(file.text, ['scripts', name], command);
  const what = `the script "${name}": "${command}"`;
  plan.write({
    path: file.path,
    before: file,
    after,
    what: given === undefined ? what : `${what}, in place of ${JSON.stringify(given)}`,
    ...(given === undefined ? {} : { replaces: true }),
  });
}

function planConfig(
  plan: Plan,
  config: ResolvedConfig,
  loggers: readonly string[],
  client: string | null,
): void {
  const members = {
    ...(loggers.length === 0 ? {} : { loggers: [...config.settings.loggers, ...loggers] }),
    ...(client === null ? {} : { client }),
  };
  const names = Object.keys(members);
  if (config.file === null) {
    if (names.length === 0) return;
    const file = path.join(plan.cwd, `${PACKAGE_NAME}.config.json`);
    const schema = { $schema: './node_modules/unhappy-path/schemas/config.schema.json' };
    const text = `${JSON.stringify({ ...schema, ...members }, null, 2)}\n`;
    plan.write({ path: file, before: null, after: text, what: names.join(' and ') });
    return;
  }
  if (names.length === 0) {
    plan.done(`${plan.shown(config.file)} is read`);
    return;
  }
  const before = readTextFile(config.file);
  const lines = Object.entries(members).map(
    ([name, value]) => `${name}: ${JSON.stringify(value)},`,
  );
  if (before === null || !config.file.endsWith('.json')) {
    plan.leave(config.file, 'it is code, which may do anything; add to it:', lines);
    return;
  }
  let after = before.text;
  for (const [name, value] of Object.entries(members)) after = setJsonMember(after, [name], value);
  const isOther = client !== null && config.client !== null && config.client !== client;
  plan.write({
    path: config.file,
    before,
    after,
    what: isOther
      ? `${names.join(' and ')}, in place of "${config.client ?? ''}"`
      : names.join(' and '),
    ...(isOther ? { replaces: true } : {}),
  });
}

function planLinter(plan: Plan, { linters }: Survey, settings: object | null): void {
  const { eslint, oxlint } = linters;
  if (eslint !== null && (eslint.config !== null || oxlint?.config == null)) {
    planEslint(plan, eslint, settings);
    if (oxlint?.config != null && eslint.config !== null)
      plan.leave(oxlint.config, 'ESLint has the plugin; both would say everything twice');
    return;
  }
  if (oxlint === null) return;
  if (oxlint.config === null) {
    const file = path.join(plan.cwd, '.oxlintrc.json');
    const edit = editOxlintConfig('{}', rules, settings);
    if (edit.kind === 'edit')
      plan.write({
        path: file,
        before: null,
        after: `${edit.text}\n`,
        what: 'the plugin and its rules',
      });
    return;
  }
  const before = readTextFile(oxlint.config);
  if (before === null) return;
  planEdit(
    plan,
    before,
    editOxlintConfig(before.text, rules, settings),
    'the plugin and its rules',
    () => [editOxlintText(settings)],
  );
}

function editOxlintText(settings: object | null): string {
  const edit = editOxlintConfig('{}', rules, settings);
  return edit.kind === 'edit' ? edit.text : '';
}

function planEslint(
  plan: Plan,
  { version, config, legacy }: NonNullable<Survey['linters']['eslint']>,
  settings: object | null,
): void {
  const lines = [
    `import unhappyPath from '${PACKAGE_NAME}';`,
    ...flatElements(settings).map((element) => `${element},`),
  ];
  const major = majorOf(version);
  if (major !== null && major < OLDEST_ESLINT) {
    const why = `the plugin needs ESLint ${OLDEST_ESLINT} (${version ?? ''} is here); until then \`${SCRIPT.command}\` finds the same`;
    plan.leave(path.resolve(plan.cwd, config ?? legacy ?? '.eslintrc'), why);
    return;
  }
  if (config === null) {
    const why =
      legacy === null
        ? 'there is no configuration of ESLint to add to; in one, write:'
        : 'the plugin needs the flat configuration of ESLint 9 (npx @eslint/migrate-config makes one); in that, write:';
    plan.leave(path.resolve(plan.cwd, legacy ?? 'eslint.config.js'), why, lines);
    return;
  }
  const before = readTextFile(config);
  if (before === null) return;
  const edit = editEslintConfig(config, before.text, settings);
  planEdit(plan, before, edit, 'the recommended configuration of the plugin', () => lines);
}

function planEdit(
  plan: Plan,
  before: TextFile,
  edit: ConfigEdit,
  what: string,
  lines: () => readonly string[],
): void {
  const shown = plan.shown(before.path);
  if (edit.kind === 'done') plan.done(`${shown} has the plugin`);
  else if (edit.kind === 'left') plan.leave(before.path, `${edit.why}; add to it:`, lines());
  else if (shown.startsWith('..'))
    plan.leave(before.path, 'it stands above this folder: run init there, or add to it:', lines());
  else plan.write({ path: before.path, before, after: edit.text, what });
}
