import type { ApiCall, Fate } from '../../src/facts/index.js';

/** A call with nothing wrong, changed as the test needs it. */
export function apiCall(change: Partial<ApiCall> = {}): ApiCall {
  return {
    file: 'src/credits.ts',
    line: 12,
    column: 9,
    endLine: 14,
    endColumn: 3,
    client: 'fetch',
    via: null,
    within: null,
    method: 'GET',
    url: { kind: 'absolute', host: 'api.pioneer.ai', path: '/v1/credits' },
    contract: 'pioneer',
    checked: 'yes',
    checkedAt: [],
    fate: fates('distinguished'),
    idempotency: 'na',
    requestId: 'logged',
    requestIdAt: [],
    callersDecide: [],
    retry: null,
    unknownBecause: [],
    ...change,
  };
}

/** The same fate for 402 and for 429, decided on line 20. */
function fates(kind: Fate): ApiCall['fate'] {
  const at = [{ file: 'src/credits.ts', line: 20 }];
  return { '402': { kind, at }, '429': { kind, at } };
}

/** Calls with a spread of facts, sorted as a run gives them. */
export const CALLS: readonly ApiCall[] = [
  apiCall(),
  apiCall({
    line: 40,
    column: 11,
    method: 'POST',
    url: { kind: 'absolute', host: 'api.pioneer.ai', path: '/v1/models/*/inference' },
    checked: 'no',
    fate: fates('unchecked'),
    idempotency: 'absent',
    requestId: 'na',
    via: { name: 'send', file: 'src/send.ts', line: 3, decides: [] },
  }),
  apiCall({
    file: 'src/report.ts',
    line: 7,
    column: 3,
    client: 'axios',
    method: 'dynamic',
    url: { kind: 'dynamic', host: null, path: null },
    contract: null,
    checked: 'throws',
    fate: { '402': { kind: 'unknown', at: [] }, '429': { kind: 'lost', at: [] } },
    idempotency: 'unknown',
    requestId: 'absent',
    retry: {
      bounded: true,
      backoff: false,
      retryAfter: false,
      retriesNonRetryable: true,
      postWithoutKey: false,
    },
  }),
];
