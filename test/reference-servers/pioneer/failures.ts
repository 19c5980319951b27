import type { DocumentedFailure } from '../reference-server.js';

function failure(name: string, status: number, code: string, message: string): DocumentedFailure {
  return { name, status, code, headers: {}, body: errorBody(code, message) };
}

export function errorBody(error: string, message: string): unknown {
  return { error, message };
}

// A second, so that a client that obeys is soon back.
const retryAfter = { 'Retry-After': '1' };

/**
 * Codes are documented for 401 and 429 only. The body has one under every status, so the others have the reason phrase
 * of their status, written as those two are.
 */
export const failures: readonly DocumentedFailure[] = [
  failure('unauthorized', 401, 'unauthorized', 'Missing or invalid API key'),
  failure('out-of-credits', 402, 'payment_required', 'You are out of credits'),
  failure('not-found', 404, 'not_found', 'Not found'),
  failure('validation', 422, 'unprocessable_content', 'base_model is required'),
  {
    // Whether this one has Retry-After is not stated; it is documented for 429 as a whole.
    name: 'daily-spend-cap',
    status: 429,
    code: null,
    headers: { ...retryAfter, 'X-RateLimit-Reason': 'daily_spend_cap_exceeded' },
    body: { detail: 'Daily spend cap exceeded' },
  },
  {
    // The older copy of the page on rate limits.
    ...failure('rate-limited', 429, 'rate_limit_exceeded', 'Too many requests'),
    headers: retryAfter,
  },
  {
    // The newer copy.
    name: 'rate-limited-detail',
    status: 429,
    code: null,
    headers: retryAfter,
    body: { detail: 'Rate limit exceeded: 1200 per 1 minute' },
  },
  failure('server-error', 500, 'internal_server_error', 'Something went wrong'),
];
