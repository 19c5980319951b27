import { readFile } from 'node:fs/promises';
import { rules } from '../../rules/index.js';
import { BaselineError } from '../check/baseline-error.js';
import { enableRules } from '../check/enabled-rules.js';
import type { ProjectResult } from '../project/analyse-project.js';
import { addCoverages } from '../project/coverage.js';
import { joinParts, type NamedPart } from '../project/join-parts.js';
import { type PartedRun, PartError, parsePart } from '../project/part.js';
import { describeSystemError } from '../project/system-error.js';
import { type CheckFormatName, checkFormats } from '../report/check-formats.js';
import { PACKAGE_VERSION } from '../rule/package.js';
import type { Preset } from '../rule/rule.js';
import { didYouMean } from '../settings/did-you-mean.js';
import { SettingsError } from '../settings/settings-error.js';
import type { CheckSources } from '../report/check-report.js';
import { CheckedProject } from './checked-project.js';
import { knownFromBaseline } from './compare-check.js';
import { concludeCheck } from './conclude-check.js';
import { EXIT } from './exit-code.js';
import { InspectedProject, inspectFormats, reportInspected } from './inspected-project.js';
import { type Output, wantsWays } from './report-check.js';
import { judgeAndTell } from './run.js';

export interface MergeOptions {
  inspect?: boolean;
  /** With `inspect`: the file of the map. */
  html?: string;
  config: Preset;
  /** By default `stylish`, or `table` with `inspect`. */
  format?: string;
  output: readonly Output[];
  /** A file with the findings that are known. */
  baseline?: string;
  /** So many errors are let pass. */
  max?: number;
  debug?: boolean;
}

/** A run that was joined out of its parts. */
interface JoinedRun {
  /** What its files stand below; empty for a run on its own. */
  folder: string;
  run: ReturnType<typeof joinParts>;
  parted: PartedRun;
}

/** `unhappy-path merge`: one report out of the parts that shards have written. Gives the exit code. */
export async function merge(files: readonly string[], options: MergeOptions): Promise<number> {
  try {
    const runs = await joinFiles(files);
    return await (options.inspect === true ? inspectRuns(runs, options) : checkRuns(runs, options));
  } catch (error) {
    const isUsers =
      error instanceof PartError ||
      error instanceof SettingsError ||
      error instanceof BaselineError;
    if (!isUsers) throw error;
    const file = error instanceof BaselineError ? `${options.baseline ?? ''}: ` : '';
    process.stderr.write(`error: ${file}${error.message}\n`);
    return EXIT.trouble;
  }
}

async function checkRuns(runs: readonly JoinedRun[], options: MergeOptions): Promise<number> {
  const format = formatAmong(
    Object.keys(checkFormats) as CheckFormatName[],
    options.format ?? 'stylish',
  );
  const outputs = { format, files: options.output };
  if (wantsWays(outputs) && runs.some(({ parted }) => !parted.ways)) {
    throw new PartError(
      'the parts hold no ways of answers, which this format shows; give the shards the same --format and --output',
    );
  }
  const { baseline, max = 0 } = options;
  const lists = baseline === undefined ? [] : [await knownFromBaseline(baseline)];
  const projects: { folder: string; checked: CheckedProject }[] = [];
  const results: ProjectResult[] = [];
  for (const { folder, run, parted } of runs) {
    const enabled = await enableRules(rules, options.config, parted.rules ?? undefined);
    const checked = new CheckedProject(enabled, parted.settings);
    results.push(judgeAndTell(run, options, checked.visit));
    projects.push({ folder, checked });
  }
  const judged = {
    ...together(results),
    findings: projects.flatMap(({ checked }) => checked.findings),
    suppressed: projects.reduce((sum, { checked }) => sum + checked.suppressed, 0),
  };
  return concludeCheck(judged, { lists, max }, sourcesByFolder(projects), outputs);
}

/** What formats ask of a file is answered by the run in whose folder it stands. */
function sourcesByFolder(
  projects: readonly { folder: string; checked: CheckedProject }[],
): CheckSources {
  const all = projects.map(({ folder, checked }) => ({ folder, sources: checked.sources() }));
  const sourcesAt = (file: string): CheckSources | undefined =>
    all
      .filter(({ folder }) => folder === '' || file.startsWith(`${folder}/`))
      .sort((a, b) => b.folder.length - a.folder.length)[0]?.sources;
  return {
    textOf: (file) => sourcesAt(file)?.textOf(file) ?? null,
    waysOf: (finding) => sourcesAt(finding.file)?.waysOf(finding) ?? [],
    callersOf: (finding) => sourcesAt(finding.file)?.callersOf(finding) ?? [],
  };
}

async function inspectRuns(runs: readonly JoinedRun[], options: MergeOptions): Promise<number> {
  const format = formatAmong(inspectFormats, options.format ?? 'table');
  if (options.output.length > 0) {
    throw new PartError('--output writes reports of check; with --inspect use --format');
  }
  const { html } = options;
  if (html !== undefined && runs.some(({ parted }) => !parted.ways)) {
    throw new PartError(
      'the parts hold no ways of answers, which the map shows; give the shards --html as well',
    );
  }
  const project = new InspectedProject();
  const results = runs.map(({ run }) => judgeAndTell(run, options, project.visit));
  const result = together(results);
  if (html === undefined) return reportInspected(project, result, format);
  const { reportMap } = await import('./inspect-map.js');
  const contracts = new Map(
    runs.flatMap(({ parted }) => parted.settings.contracts.map((one) => [one.id, one] as const)),
  );
  return reportMap(
    { files: project.files, coverage: result.coverage, contracts: [...contracts.values()] },
    // The files of several repositories are not below this folder.
    { html, links: 'none', json: format === 'json', earlier: null },
  );
}

/** @throws {PartError} where a file is no part, or parts do not belong together */
async function joinFiles(files: readonly string[]): Promise<JoinedRun[]> {
  const byFolder = new Map<string, NamedPart[]>();
  for (const argument of files) {
    const { folder, part, file } = await readPart(argument);
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), { name: file, part }]);
  }
  return [...byFolder]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([folder, parts]) => {
      const [first] = parts;
      if (first === undefined) return [];
      return { folder, run: joinParts(parts), parted: first.part.run };
    });
}

/** @param argument a file, or FOLDER=FILE */
async function readPart(argument: string) {
  let text = await textOf(argument);
  let folder = '';
  let file = argument;
  const equals = argument.indexOf('=');
  // A file may be called so, too.
  if (text.error !== null && equals > 0) {
    folder = folderNamed(argument.slice(0, equals));
    file = argument.slice(equals + 1);
    text = await textOf(file);
  }
  if (text.error !== null) throw new PartError(`${file}: cannot be read (${text.error})`);
  try {
    const part = await parsePart(text.content, PACKAGE_VERSION, folder === '' ? null : folder);
    return { folder, part, file };
  } catch (error) {
    throw error instanceof PartError ? new PartError(`${file}: ${error.message}`) : error;
  }
}

function folderNamed(name: string): string {
  const folder = name.replace(/\/+$/, '');
  if (folder === '' || folder.startsWith('/') || folder.split('/').includes('..')) {
    throw new PartError(`"${name}" cannot stand before =; name a folder, as in acme/api=part.json`);
  }
  return folder;
}

async function textOf(file: string): Promise<{ content: string; error: string | null }> {
  try {
    return { content: await readFile(file, 'utf8'), error: null };
  } catch (error) {
    return { content: '', error: describeSystemError(error).text };
  }
}

function formatAmong<T extends string>(known: readonly T[], name: string): T {
  const format = known.find((one) => one === name);
  if (format === undefined) {
    throw new PartError(`--format: there is no format "${name}"${didYouMean(name, known)}`);
  }
  return format;
}

function together(results: readonly ProjectResult[]): ProjectResult {
  const [only] = results;
  if (only !== undefined && results.length === 1) return only;
  return {
    checked: results.flatMap(({ checked }) => checked),
    diagnostics: results.flatMap(({ diagnostics }) => diagnostics),
    coverage: addCoverages(results.map(({ coverage }) => coverage)),
  };
}
