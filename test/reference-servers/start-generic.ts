import type { Api } from './api.js';
import { secondsUntil } from './rate-limiter.js';
import type { StartReferenceServer } from './reference-server.js';
import { startApi } from './start-api.js';

/** No API: every request gets 200 and hears what it said. */
export const startServer: StartReferenceServer = (options) => startApi(createGeneric, options);

function createGeneric(): Api {
  return {
    prefix: '',
    apiKey: 'any-key',
    failures: [],
    routes: [
      {
        method: 'any',
        path: '/**',
        respond: ({ method, target, body }) => ({
          status: 200,
          body: { method, path: target, body },
        }),
      },
    ],
    refuse: () => null,
    notFound: () => ({ status: 404, body: { message: 'Not found' } }),
    rateLimited: ({ resetAt }) => ({
      status: 429,
      headers: { 'Retry-After': String(secondsUntil(resetAt)) },
      body: { message: 'Too many requests' },
    }),
    documentedLimit: 0,
    rateLimitHeaders: () => ({}),
    idempotency: {
      header: 'Idempotency-Key',
      // draft-ietf-httpapi-idempotency-key-header: the same key with another payload.
      reused: () => ({
        status: 422,
        body: { message: 'The idempotency key was used with another body' },
      }),
    },
    requestId: null,
  };
}
