import { type Contract, idempotencyFor } from '@unhappy-path/client/contracts';
import type { ApiCall, Explanation, Way } from '../../facts/index.js';
import type { MapCall, MapData } from '../../map/map-data.js';
import type { Surroundings } from '../../map/surroundings.js';
import { describeRemedies } from '../../rule/remedy.js';
import { joinWords } from '../../rule/join-words.js';
import { describeDecision, describeStep } from '../step-words.js';
import type { PageData, PageDetail, PageFinding, PageRemedy, PageWay } from './page-data.js';
import { ShownLines } from './shown-lines.js';

/** What the page is made of. */
export interface PageSources {
  map: MapData;
  /** Those of the map, in its order. */
  calls: readonly ApiCall[];
  shows: PageData['shows'];
  coverage: string;
  surroundings: Surroundings;
  contracts: readonly Contract[];
  explain: (call: ApiCall) => Pick<Explanation, 'ways' | 'callers'>;
  findingsOf: (call: ApiCall) => readonly PageFinding[];
  /** The text of a file, named as in calls; null where it cannot be read. */
  textOf: (file: string) => string | null;
}

/** All that the page shows, worked out. */
export function buildPageData(sources: PageSources): PageData {
  const { map, calls, surroundings, shows, coverage } = sources;
  const lines = new ShownLines(sources.textOf);
  const indices = new Map(calls.map((call, index) => [call, index]));
  const contracts = new Map(sources.contracts.map((contract) => [contract.id, contract]));
  const details = map.calls.map((row, index): PageDetail => {
    const call = calls[index];
    if (call === undefined) return { ways: [], remedies: [], findings: [], callers: [] };
    const { ways, callers } = sources.explain(call);
    lines.add(row.file, row.line, row.endLine);
    for (const { at } of row.cells) for (const place of at) lines.add(place.file, place.line);
    for (const { steps } of ways) for (const step of steps) lines.add(step.file, step.line);
    return {
      ways: ways.map(wayOf),
      remedies: remediesOf(call, row, map, contracts),
      findings: [...sources.findingsOf(call)],
      callers: callers.flatMap((caller) => indices.get(caller) ?? []),
    };
  });
  return {
    name: surroundings.name,
    commit: surroundings.commit,
    links: surroundings.links,
    shows,
    coverage,
    map,
    details,
    lines: lines.all(),
  };
}

function wayOf({ statuses, fate, steps }: Way): PageWay {
  return {
    statuses,
    fate,
    steps: steps.map((step) => ({
      file: step.file,
      line: step.line,
      column: step.column,
      endLine: step.endLine,
      endColumn: step.endColumn,
      within: step.within,
      words: describeStep(step),
      decision: step.decides ? describeDecision(fate, step) : null,
    })),
  };
}

/** What the unhandled cells of a call ask for, in the contract's words where it has them. */
function remediesOf(
  call: ApiCall,
  row: MapCall,
  { columns }: MapData,
  contracts: ReadonlyMap<string, Contract>,
): PageRemedy[] {
  const contract = call.contract === null ? undefined : contracts.get(call.contract);
  return columns.flatMap(({ id, kind, statuses }, index) => {
    const cell = row.cells[index];
    if (cell === undefined || cell.standing !== 'unhandled') return [];
    switch (kind) {
      case 'status':
      case 'others': {
        const own = statuses.filter((status) => call.fate[String(status)] !== undefined);
        return { column: id, text: describeRemedies(own, contract) };
      }
      case 'key':
        return { column: id, text: keyRemedy(call, cell.value, contract) };
      case 'requestId':
        return { column: id, text: idRemedy(contract) };
      case 'retry':
        return { column: id, text: retryRemedy(call) };
    }
  });
}

function keyRemedy(call: ApiCall, value: string, contract: Contract | undefined): string {
  const once = 'Make one key for each operation, outside any retry';
  const why =
    value === 'unstable'
      ? 'A key protects where it is the same at each attempt, and another for each operation. '
      : '';
  const rule =
    contract === undefined
      ? 'unknown'
      : idempotencyFor(contract, call.method, call.url.path, call.url.host);
  if (rule === 'unknown' || rule.support === 'unknown') {
    return `${why}${once}, where the API takes one; where it takes none, look whether the first request acted before you send another.`;
  }
  if (rule.support === 'none') {
    return `${contract?.name ?? 'The API'} takes no keys here: look whether the first request acted before you send another.`;
  }
  const { carrier } = rule;
  const where =
    carrier === 'unknown'
      ? ', and send it where the documentation says'
      : carrier.in === 'header'
        ? `, and send it in the \`${carrier.name}\` header`
        : `, and send it as \`${carrier.name}\` in the body`;
  return `${why}${once}${where}.`;
}

function idRemedy(contract: Contract | undefined): string {
  const id = 'Log the request id of a failed answer, or keep it on the error: support will ask';
  return contract === undefined ? `${id} for it.` : `${id}. ${contract.name} sends one.`;
}

function retryRemedy({ retry }: ApiCall): string {
  if (retry === null) return '';
  const wanted = [
    ...(retry.bounded ? [] : ['end after a number of attempts']),
    ...(retry.backoff || retry.retryAfter
      ? []
      : ['wait longer each time, or as long as Retry-After says']),
    ...(retry.retriesNonRetryable
      ? ['leave alone what another attempt cannot mend (400, 401, 402, 403, 404, 422)']
      : []),
    ...(retry.postWithoutKey ? ['send a POST again only with an idempotency key'] : []),
  ];
  return `Let the retry ${joinWords(wanted)}.`;
}
