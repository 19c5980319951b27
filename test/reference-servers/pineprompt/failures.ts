import type { DocumentedFailure } from '../reference-server.js';

/** Neither shape has a code: the text is all that tells two failures of one status apart. */
function failure(name: string, status: number, message: string): DocumentedFailure {
  return { name, status, code: null, headers: {}, body: { message } };
}

export const failures: readonly DocumentedFailure[] = [
  failure('missing-header', 400, 'Missing required header Pineprompt-Project-Id'),
  failure('unauthenticated', 401, 'Unauthenticated.'),
  failure('no-subscription', 402, 'The organization does not have a usable subscription.'),
  failure('missing-ability', 403, 'Missing ability: monitors:write'),
  failure('not-found', 404, 'Not found.'),
  {
    ...failure('validation', 422, ''),
    body: {
      message: 'The selected models.0 is invalid.',
      errors: { 'models.0': ['The selected models.0 is invalid.'] },
    },
  },
  {
    ...failure('rate-limited', 429, 'Too Many Attempts.'),
    // A second, so that a client that obeys is soon back.
    headers: { 'Retry-After': '1', 'X-RateLimit-Remaining': '0' },
  },
  failure('server-error', 500, 'Server Error'),
];
