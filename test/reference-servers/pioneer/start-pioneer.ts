import type { Api, Reply } from '../api.js';
import { replyOf } from '../failure-reply.js';
import { headerOf } from '../headers.js';
import { type RateWindow, secondsUntil } from '../rate-limiter.js';
import type { StartReferenceServer } from '../reference-server.js';
import { startApi } from '../start-api.js';
import { failures } from './failures.js';
import { inferenceRoutes } from './inference.js';
import { jobRoutes } from './jobs.js';

// What keys look like is not stated.
const API_KEY = 'pioneer-reference-key';

/** https://docs.pioneer.ai */
export const startPioneer: StartReferenceServer = (options) => startApi(createPioneer, options);

function createPioneer(): Api {
  return {
    prefix: '',
    apiKey: API_KEY,
    failures,
    routes: [...inferenceRoutes(), ...jobRoutes()],
    refuse: ({ headers }) =>
      headerOf(headers, 'X-API-Key') === API_KEY ? null : replyOf(failures, 'unauthorized'),
    notFound: () => replyOf(failures, 'not-found'),
    rateLimited,
    // Of an IP; the limits of single endpoints are not told apart here.
    documentedLimit: 1000,
    rateLimitHeaders: () => ({}),
    idempotency: null,
    requestId: null,
  };
}

/** In the shape of the newer copy of the documentation. */
function rateLimited({ limit, resetAt }: RateWindow): Reply {
  return {
    ...replyOf(failures, 'rate-limited-detail', {
      detail: `Rate limit exceeded: ${limit} a window`,
    }),
    headers: { 'Retry-After': String(secondsUntil(resetAt)) },
  };
}
