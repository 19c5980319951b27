import type { ApiCall, Explanation, Fate, Idempotency, RequestId } from '../../src/facts/index.js';
import { mapOf } from '../../src/map/map-of.js';
import { buildPageData } from '../../src/report/map-page/build-page-data.js';
import { writePage } from '../../src/report/map-page/write-page.js';

const FATES: readonly Fate[] = [
  'distinguished',
  'propagated',
  'stringified',
  'lost',
  'unchecked',
  'unknown',
];
const KEYS: readonly Idempotency[] = ['present', 'unstable', 'absent', 'unknown'];
const IDS: readonly RequestId[] = ['logged', 'propagated', 'absent', 'unknown', 'na'];
const HOSTS = Array.from({ length: 12 }, (_, index) => `api-${index}.example.com`);

/** Calls of a large project, as varied as real ones, and the same each time. */
export function manyCalls(count: number): ApiCall[] {
  return Array.from({ length: count }, (_, index): ApiCall => {
    const file = `packages/team-${index % 20}/src/feature-${Math.floor(index / 8) % 90}/calls-${Math.floor(index / 8)}.ts`;
    const line = 10 + (index % 8) * 12;
    const pick = <Value>(values: readonly Value[], salt: number): Value | undefined =>
      values[(index * 7 + salt * 3 + Math.floor(index / 5)) % values.length];
    const fate = (salt: number) => {
      const kind = pick(FATES, salt) ?? 'unknown';
      return { kind, at: [{ file, line: line + 4 }] };
    };
    const isPost = index % 3 === 0;
    return {
      file,
      line,
      column: 26,
      endLine: line + 3,
      endColumn: 5,
      client: index % 4 === 0 ? 'axios' : 'fetch',
      via: null,
      within: `Feature${index % 90}.load${index}`,
      callersDecide: [],
      method: isPost ? 'POST' : 'GET',
      url: {
        kind: 'absolute',
        host: pick(HOSTS, 1) ?? null,
        path: `/v1/resources/${index}/items`,
      },
      contract: null,
      checked: 'yes',
      checkedAt: [],
      fate: { 402: fate(0), 429: fate(2), ...(index % 5 === 0 ? { 408: fate(4) } : {}) },
      idempotency: isPost ? (pick(KEYS, 3) ?? 'na') : 'na',
      requestId: pick(IDS, 5) ?? 'na',
      requestIdAt: [],
      retry:
        index % 6 === 0
          ? {
              bounded: index % 12 === 0,
              backoff: true,
              retryAfter: false,
              retriesNonRetryable: false,
              postWithoutKey: false,
            }
          : null,
      unknownBecause: [],
    };
  }).sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
}

/** The page of such a project, each call with a way of four steps. */
export function pageOfMany(count: number): string {
  const calls = manyCalls(count);
  const code = Array.from({ length: 120 }, (_, index) =>
    index % 12 === 9
      ? `  const response = await fetch(\`https://api.example.com/v1/resources/\${id}/${index}\`, {`
      : `    line ${index} of a file that is as long as files are, with (some) code in it;`,
  ).join('\n');
  return writePage(
    buildPageData({
      map: mapOf(calls, {
        contractNames: new Map(),
        ownersOf: (file) => [`@acme/${file.split('/')[1] ?? ''}`],
        earlier: null,
      }),
      calls,
      shows: 'calls',
      coverage: `Analysed ${count} calls.`,
      surroundings: {
        name: 'many',
        ownersOf: () => [],
        commit: null,
        links: { template: null, prefix: '', folder: '/' },
      },
      contracts: [],
      explain: (call) => ({ ways: waysOf(call), callers: [] }),
      findingsOf: () => [],
      textOf: () => code,
    }),
  );
}

function waysOf(call: ApiCall): Explanation['ways'] {
  return Object.entries(call.fate).map(([status, { kind }]) => ({
    statuses: [Number(status)],
    fate: kind,
    steps: (['sent', 'tested', 'thrown', 'caught'] as const).map((step, index) => ({
      kind: step,
      file: call.file,
      line: call.line + index * 3,
      column: 9,
      endLine: call.line + index * 3,
      endColumn: 30,
      within: call.within,
      name: step === 'thrown' ? 'Error' : 'fetch',
      carries: step === 'thrown' ? [] : null,
      elsewhere: step === 'tested' ? ['2xx'] : [],
      apart: [],
      decides: step === 'thrown',
    })),
  }));
}
