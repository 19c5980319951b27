import type { InitPlan } from '../init/plan.js';
import type { CalledApi } from '../init/called-apis.js';
import type { Survey } from '../init/survey.js';
import type { Colors } from './colors.js';
import { counted } from './counted.js';
import { printable } from './printable.js';
import { type Cell, formatTable } from './table.js';

/** How a survey and a plan are shown. */
interface InitTextOptions {
  colors: Colors;
  /** In characters; Infinity where the output is no terminal. */
  width: number;
}

/** More than these are counted and not named. */
const MOST_SHOWN = 15;

/** What was found in a project. */
export function formatSurvey(survey: Survey, options: InitTextOptions): string {
  const { colors } = options;
  const rows: [string, string][] = [
    ['package manager', `${survey.packageManager.name} (${survey.packageManager.evidence})`],
    ['linter', linterText(survey)],
    ['TypeScript', typescriptText(survey.typescript)],
    ...loggerRows(survey),
    ...wrapperRows(survey),
  ];
  const found = table(
    rows.map(([what, text]) => [{ text: what, color: colors.dim }, { text }]),
    options,
  );
  const apis = survey.apis
    .slice(0, MOST_SHOWN)
    .map((api): Cell[] => [
      { text: api.contract ?? '-', color: api.contract === null ? colors.dim : colors.green },
      { text: hostText(api) },
      { text: placesText(api.places) },
      { text: api.contract === null && typeof api.host === 'string' ? 'no contract' : '' },
    ]);
  const rest = survey.apis.slice(MOST_SHOWN);
  const more = rest.length === 0 ? [] : [`  and ${counted(rest.length, 'more host')}`];
  const calls = `${counted(survey.calls.length, 'call')} in ${counted(survey.files, 'file')}`;
  const parts = [
    [colors.bold('Found'), ...found],
    [
      survey.apis.length === 0
        ? `${colors.bold('APIs called')}: none (${calls})`
        : `${colors.bold('APIs called')} (${calls})`,
      ...table(apis, options),
      ...more,
    ],
  ];
  if (survey.apis.some(({ contract }) => contract === null))
    parts.push([
      'What has no contract is asked of by `--config strict`, with "scope": "all", or once you write one (docs/contracts.md).',
    ]);
  if (survey.packages.length > 1) {
    const packages = survey.packages.map(({ folder, calls: count, linter }): Cell[] => [
      { text: folder },
      { text: counted(count, 'call') },
      { text: linter ?? '' },
    ]);
    parts.push([
      colors.bold('Packages with calls'),
      ...table(packages.slice(0, MOST_SHOWN), options),
      ...(packages.length > MOST_SHOWN ? [`  and ${packages.length - MOST_SHOWN} more`] : []),
    ]);
  }
  if (survey.packages.some(({ linter }) => linter !== null))
    parts.push([
      'A package with a linter of its own gets the plugin where init is run in its folder.',
    ]);
  return parts.map((lines) => lines.join('\n')).join('\n\n');
}

/** What would be written, what is left alone and what is there already. */
export function formatPlan(
  plan: InitPlan,
  shown: (absolute: string) => string,
  heading: string,
  options: InitTextOptions,
): string {
  const { colors } = options;
  const parts: string[][] = [];
  if (plan.files.length > 0)
    parts.push([
      colors.bold(heading),
      ...table(
        plan.files.map(({ path, what }) => [{ text: shown(path) }, { text: what }]),
        options,
      ),
    ]);
  if (plan.left.length > 0)
    parts.push([
      colors.bold('Left as it is'),
      ...plan.left.flatMap(({ file, why, lines = [] }) => [
        `  ${printable(`${file}: ${why}`)}`,
        ...lines.flatMap((text) => text.split('\n')).map((line) => `      ${line}`),
      ]),
    ]);
  if (plan.done.length > 0)
    parts.push([colors.bold('There already'), ...plan.done.map((line) => `  ${printable(line)}`)]);
  return parts.map((lines) => lines.join('\n')).join('\n\n');
}

function table(rows: readonly (readonly Cell[])[], { width }: InitTextOptions): string[] {
  const safe = rows.map((row) => row.map((cell) => ({ ...cell, text: printable(cell.text) })));
  return formatTable(safe, { width, flexible: { column: 1, min: 20 } });
}

function linterText({ linters: { eslint, oxlint }, packages }: Survey): string {
  const texts: string[] = [];
  const told = (name: string, version: string | null, config: string | null): string =>
    `${name}${version === null ? '' : ` ${version}`} (${config ?? 'no configuration'})`;
  if (eslint !== null)
    texts.push(told('ESLint', eslint.version, nameOf(eslint.config ?? eslint.legacy)));
  if (oxlint !== null) texts.push(told('oxlint', oxlint.version, nameOf(oxlint.config)));
  if (texts.length > 0) return texts.join(', ');
  return packages.some(({ linter }) => linter !== null)
    ? 'none here; packages have their own'
    : 'none: `unhappy-path check` needs none';
}

function nameOf(path: string | null): string | null {
  return path?.split(/[\\/]/u).at(-1) ?? null;
}

function typescriptText(found: Survey['typescript']): string {
  if (found === null) return 'no';
  return [found.version ?? 'yes', ...(found.config === null ? [] : [`(${found.config})`])].join(
    ' ',
  );
}

function loggerRows({ loggers }: Survey): [string, string][] {
  return loggers.map(({ module, file, line, names }) => {
    const needs = names.length === 0 ? 'known' : `loggers: ${names.join(', ')}`;
    return ['logger', `${module}  ${file}:${line} (${needs})`];
  });
}

function wrapperRows({ wrappers }: Survey): [string, string][] {
  return wrappers
    .slice(0, 3)
    .map(({ name, file, line, calls }) => [
      'wrapper',
      `${name}  ${file}:${line} (${counted(calls, 'call')} through it; followed)`,
    ]);
}

function hostText({ host }: CalledApi): string {
  if (typeof host === 'string') return host;
  return host.kind === 'relative' ? 'its own server' : 'known at run time only';
}

/** `src/chat.ts:12 (+3)`. */
function placesText(places: CalledApi['places']): string {
  const [first] = places;
  if (first === undefined) return '';
  const more = places.length > 1 ? ` (+${places.length - 1})` : '';
  return `${first.file}:${first.line}${more}`;
}
