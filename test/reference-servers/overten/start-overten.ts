import type { Api, Reply } from '../api.js';
import { replyOf } from '../failure-reply.js';
import { bearerOf, headerOf } from '../headers.js';
import { type RateWindow, secondsUntil } from '../rate-limiter.js';
import type { ServerOptions, StartReferenceServer } from '../reference-server.js';
import { startApi } from '../start-api.js';
import { Account, accountRoutes } from './account.js';
import { failures } from './failures.js';
import { generationRoutes } from './generation.js';
import { uploadRoutes } from './uploads.js';

// The documented form, and nothing that a scanner of repositories takes for a leaked key.
const API_KEY = `sk_live_${'0'.repeat(28)}`;
const CREDITS = 1000;

/** https://apidocs.overtenai.com */
export const startOverten: StartReferenceServer = (options) => startApi(createOverten, options);

function createOverten({ balance = CREDITS }: ServerOptions): Api {
  const account = new Account(balance);
  return {
    prefix: '/api/v1',
    apiKey: API_KEY,
    failures,
    routes: [...generationRoutes(account), ...uploadRoutes(), ...accountRoutes(account)],
    refuse: ({ headers }) =>
      bearerOf(headers) === API_KEY || headerOf(headers, 'X-API-Key') === API_KEY
        ? null
        : replyOf(failures, 'invalid-api-key'),
    notFound: () => replyOf(failures, 'not-found'),
    rateLimited,
    documentedLimit: 60,
    // "Every response includes rate-limit headers", but their names were not found: none is made up.
    rateLimitHeaders: () => ({}),
    idempotency: {
      // That a key is refused with another body is documented; its carrier is not, so it is the usual one.
      header: 'Idempotency-Key',
      reused: () => replyOf(failures, 'idempotency-key-reused'),
    },
    requestId: { header: 'X-Request-Id', member: null },
  };
}

function rateLimited({ resetAt }: RateWindow): Reply {
  return {
    ...replyOf(failures, 'rate-limited'),
    headers: { 'Retry-After': String(secondsUntil(resetAt)) },
  };
}
