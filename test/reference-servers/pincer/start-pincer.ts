import type { Api, ApiRequest, Reply } from '../api.js';
import { replyOf } from '../failure-reply.js';
import { bearerOf, headerOf } from '../headers.js';
import { type RateWindow, secondsUntil } from '../rate-limiter.js';
import type { ServerOptions, StartReferenceServer } from '../reference-server.js';
import { startApi } from '../start-api.js';
import { accountRoutes } from './account.js';
import { errorBody, failures } from './failures.js';
import { proxyRoute } from './proxy.js';
import { Wallet } from './wallet.js';

const API_KEY = 'pincer_sk_0123456789abcdef0123456789abcdef0123456789abcdef';
const DOLLARS = 10;

/** https://www.pincerapi.com/docs */
export const startPincer: StartReferenceServer = (options) => startApi(createPincer, options);

function createPincer({ balance = DOLLARS }: ServerOptions): Api {
  const wallet = new Wallet(balance);
  return {
    prefix: '/api/v1',
    apiKey: API_KEY,
    failures,
    routes: [...accountRoutes(wallet), proxyRoute(wallet)],
    refuse,
    notFound: () => replyOf(failures, 'not-found', errorBody('Not found')),
    rateLimited,
    // How many a window has is not documented.
    documentedLimit: 60,
    // On a 429 only, where the failure itself has them.
    rateLimitHeaders: () => ({}),
    idempotency: null,
    requestId: null,
  };
}

function refuse({ headers }: ApiRequest): Reply | null {
  const key = bearerOf(headers) ?? headerOf(headers, 'X-API-Key');
  if (key === API_KEY) return null;
  if (key === null) {
    return replyOf(failures, 'unauthorized', errorBody('Missing Authorization or X-API-Key'));
  }
  return replyOf(
    failures,
    'unauthorized',
    key.startsWith('pincer_sk_')
      ? errorBody('API key not found')
      : errorBody('Invalid API key format', 'Keys start with pincer_sk_'),
  );
}

function rateLimited({ limit, remaining, resetAt }: RateWindow): Reply {
  return {
    ...replyOf(failures, 'rate-limited'),
    headers: {
      'Retry-After': String(secondsUntil(resetAt)),
      'X-RateLimit-Limit': String(limit),
      'X-RateLimit-Remaining': String(remaining),
    },
  };
}
