import type { DocumentedFailure } from '../reference-server.js';

function failure(name: string, status: number, code: string, message: string): DocumentedFailure {
  return { name, status, code, headers: {}, body: errorBody(code, message) };
}

export function errorBody(code: string, message: string): unknown {
  return { success: false, error: code, message };
}

/** The text is documented for `insufficient_credits` only; the others are made up. */
export const failures: readonly DocumentedFailure[] = [
  failure('invalid-request', 400, 'invalid_request', 'The field "prompt" is missing.'),
  failure('preflight-failed', 400, 'preflight_failed', 'preflight_failed: missing=["images"]'),
  failure('invalid-api-key', 401, 'invalid_api_key', 'The API key is missing or not valid.'),
  failure(
    'insufficient-credits',
    402,
    'insufficient_credits',
    'Insufficient credits. Required: 20, balance: 4.',
  ),
  failure('forbidden', 403, 'forbidden', 'Your organization is suspended.'),
  failure('not-found', 404, 'not_found', 'The resource was not found.'),
  failure(
    'sync-timeout',
    408,
    'sync_timeout_upgrade_async',
    'The call took longer than 300 s. Send it again with async: true.',
  ),
  failure('conflict', 409, 'conflict', 'The run is in the wrong state for this.'),
  // One code for two things that ask for different handling: only the text tells them apart.
  failure(
    'idempotency-key-reused',
    409,
    'conflict',
    'The idempotency key was used with a different body.',
  ),
  failure('gone', 410, 'gone', 'The run is past its retention of 30 days.'),
  failure('payload-too-large', 413, 'payload_too_large', 'The file is too large for your tier.'),
  failure('validation-error', 422, 'validation_error', '/slides/count: must be at least 1.'),
  {
    ...failure('rate-limited', 429, 'rate_limit_exceeded', 'Rate limit of your tier exceeded.'),
    // A second, so that a client that obeys is soon back.
    headers: { 'Retry-After': '1' },
  },
  failure('internal-error', 500, 'internal_error', 'Something went wrong on our side.'),
  failure('not-implemented', 501, 'not_implemented', 'This feature is not live on your tier.'),
  failure('upstream-error', 502, 'upstream_error', 'The model provider failed.'),
  failure('service-unavailable', 503, 'service_unavailable', 'The worker pool is saturated.'),
];
