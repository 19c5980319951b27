import type { DocumentedFailure } from '../reference-server.js';

function failure(name: string, status: number, error: string, hint?: string): DocumentedFailure {
  return { name, status, code: null, headers: {}, body: errorBody(error, hint) };
}

export function errorBody(error: string, hint?: string): unknown {
  return hint === undefined ? { ok: false, error } : { ok: false, error, hint };
}

/** In dollars, as the documentation's sample has them. */
export function balanceBody(balance: number, cost: number): unknown {
  return {
    ok: false,
    error: 'Insufficient balance',
    balance,
    cost,
    hint: 'Add funds via POST /api/v1/balance or use x402 payment',
  };
}

export const failures: readonly DocumentedFailure[] = [
  failure('bad-request', 400, 'Invalid JSON in request body'),
  failure('unauthorized', 401, 'Missing or invalid API key'),
  {
    ...failure('insufficient-balance', 402, ''),
    body: balanceBody(0.003, 0.01),
  },
  failure('forbidden', 403, 'This API key is disabled'),
  failure('not-found', 404, 'API not found', 'List the APIs with GET /api/v1/apis'),
  {
    ...failure('rate-limited', 429, 'Too many requests'),
    // A second, so that a client that obeys is soon back.
    headers: { 'Retry-After': '1', 'X-RateLimit-Limit': '60', 'X-RateLimit-Remaining': '0' },
  },
  {
    // "The response body contains the downstream error": a body that is not PincerAPI's own.
    ...failure('downstream-failed', 502, ''),
    body: { fault: { faultstring: 'Unexpected EOF at target', detail: { errorcode: 'E_EOF' } } },
  },
  failure('downstream-unavailable', 503, 'The downstream API is temporarily unavailable'),
];
