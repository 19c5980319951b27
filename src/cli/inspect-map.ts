import { readFile } from 'node:fs/promises';
import type { Contract } from '@unhappy-path/client/contracts';
import type { EarlierRun } from '../map/compare.js';
import { readEarlierRun } from '../map/earlier-run.js';
import type { MapData } from '../map/map-data.js';
import { mapOf } from '../map/map-of.js';
import { isLinkChoice, surroundingsOf } from '../map/surroundings.js';
import type { Coverage } from '../project/coverage.js';
import { asKept, Explainer } from '../project/explain-call.js';
import type { AnalysedFile } from '../project/file-outcome.js';
import { describeSystemError } from '../project/system-error.js';
import { formatComparison } from '../report/compare-text.js';
import { formatCoverage } from '../report/coverage-line.js';
import { formatComparedJson, formatInspectJson } from '../report/inspect-json.js';
import { resolveConfig } from '../settings/resolve-config.js';
import { EXIT } from './exit-code.js';
import { type CommonOptions, runProject } from './run.js';
import { colorsFor } from './terminal.js';
import { writeOutput } from './write-output.js';

export interface InspectMapOptions extends CommonOptions {
  json: boolean;
  html?: string;
  compare?: string;
  links: string;
}

/** `unhappy-path inspect --html` and `--compare`: the map of the calls. Gives the exit code. */
export async function inspectMap(
  paths: readonly string[],
  options: InspectMapOptions,
): Promise<number> {
  const { html, compare, links, json } = options;
  if (!isLinkChoice(links)) {
    return fail(
      `--links ${links}: write auto, editor, none, or an address with {line} and {path} or {file}; see unhappy-path inspect --help`,
    );
  }
  const earlier = compare === undefined ? null : await earlierRun(compare);
  if (typeof earlier === 'string') return fail(`--compare ${earlier}`);

  const config = await resolveConfig(process.cwd());
  const files: AnalysedFile[] = [];
  const visit = (file: AnalysedFile): void => {
    files.push(file);
  };
  const { coverage } = await runProject(paths, config, options, visit, {
    ways: html !== undefined,
  });
  return reportMap(
    { files, coverage, contracts: config.settings.contracts },
    { html, links, json, earlier },
  );
}

/** Calls that a map is made of. */
export interface MappedRun {
  files: readonly AnalysedFile[];
  coverage: Coverage;
  contracts: readonly Contract[];
}

/** Where a map goes, and what it is compared with. */
export interface MapTarget {
  html: string | undefined;
  links: string;
  json: boolean;
  earlier: EarlierRun | null;
}

/** Write the page, and print the comparison or the facts. Gives the exit code. */
export async function reportMap(
  { files, coverage, contracts }: MappedRun,
  { html, links, json, earlier }: MapTarget,
): Promise<number> {
  const calls = files.flatMap(({ facts }) => facts.calls);
  const surroundings = await surroundingsOf(process.cwd(), links);
  const { ownersOf } = surroundings;
  const map = mapOf(calls, { contractNames: namesOf(contracts), ownersOf, earlier });
  const seen = formatCoverage(coverage);

  let isWritten = true;
  if (html !== undefined) {
    const { buildPageData } = await import('../report/map-page/build-page-data.js');
    const { writePage } = await import('../report/map-page/write-page.js');
    const explainer = new Explainer(files, asKept);
    const texts = new Map(files.map(({ path, text }) => [path, text]));
    const page = buildPageData({
      map,
      calls,
      shows: 'calls',
      coverage: seen,
      surroundings,
      contracts,
      explain: (call) => explainer.explain(call),
      findingsOf: () => [],
      textOf: (file) => texts.get(file) ?? null,
    });
    const failure = await writeOutput(html, writePage(page));
    if (failure !== null) process.stderr.write(`error: ${failure}\n`);
    isWritten = failure === null;
  }
  if (json) {
    const report = earlier === null ? formatInspectJson(calls) : formatComparedJson(calls, map);
    process.stdout.write(`${report}\n`);
    // Standard output is for the machine that reads it.
    process.stderr.write(`${seen}\n`);
  } else process.stdout.write(summaryOf(map, isWritten ? html : undefined, seen));
  return coverage.failedFiles > 0 || !isWritten ? EXIT.trouble : EXIT.clean;
}

function summaryOf(map: MapData, html: string | undefined, seen: string): string {
  const parts = [
    ...(map.comparison === null ? [] : [formatComparison(map, colorsFor(process.stdout))]),
    ...(html === undefined ? [] : [`The map is in ${html}.`]),
    seen,
  ];
  return `${parts.join('\n\n')}\n`;
}

/** The run that a file tells of, or what is wrong with it. */
async function earlierRun(file: string): Promise<EarlierRun | string> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    return `${file}: cannot be read (${describeSystemError(error).text})`;
  }
  const read = readEarlierRun(file, text);
  return read.ok ? read.run : `${file}: ${read.problem}`;
}

function namesOf(contracts: readonly Contract[]): Map<string, string> {
  return new Map(contracts.map(({ id, name }) => [id, name]));
}

function fail(message: string): number {
  process.stderr.write(`error: ${message}\n`);
  return EXIT.trouble;
}
