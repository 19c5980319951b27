import type { DocumentedFailure } from '../reference-server.js';

/** The texts are made up; the shape and the codes are the documentation's. */
function failure(
  name: string,
  status: number,
  code: string,
  message: string,
  field?: string,
): DocumentedFailure {
  return {
    name,
    status,
    code,
    headers: {},
    body: errorBody(code, message, field),
  };
}

export function errorBody(code: string, message: string, field?: string): unknown {
  const error = field === undefined ? { code, message } : { code, message, field };
  return { success: false, error, request_id: 'filled in by the server' };
}

export const failures: readonly DocumentedFailure[] = [
  failure('validation-error', 400, 'VALIDATION_ERROR', 'name is required', 'name'),
  failure('unauthorized', 401, 'UNAUTHORIZED', 'Invalid or missing API key'),
  failure('quota-exceeded', 402, 'QUOTA_EXCEEDED', 'The monthly token quota is used up'),
  failure('forbidden', 403, 'FORBIDDEN', 'You may not change this project'),
  failure(
    'feature-not-enabled',
    403,
    'FEATURE_NOT_ENABLED',
    'The feature api.check is not enabled for your organization',
  ),
  failure('not-found', 404, 'NOT_FOUND', 'Resource not found'),
  failure('conflict', 409, 'CONFLICT', 'A project with this name exists'),
  failure(
    'idempotency-key-reused',
    409,
    'IDEMPOTENCY_KEY_REUSED',
    'The idempotency key was used with a different request body',
  ),
  {
    ...failure('rate-limited', 429, 'RATE_LIMITED', 'Too many requests'),
    // A second, so that a client that obeys is soon back.
    headers: { 'Retry-After': '1', 'X-RateLimit-Remaining': '0' },
  },
  failure('internal-error', 500, 'INTERNAL_ERROR', 'An unexpected error occurred'),
];
