import type { Api, ApiRequest, Reply, Route } from '../api.js';
import { replyOf } from '../failure-reply.js';
import { bearerOf, headerOf } from '../headers.js';
import { type RateWindow, secondsUntil } from '../rate-limiter.js';
import type { StartReferenceServer } from '../reference-server.js';
import { startApi } from '../start-api.js';
import { failures } from './failures.js';
import { monitorRoutes, PROJECT_HEADER } from './monitors.js';
import { paginate } from './paginate.js';

const API_KEY = 'ppt_live_8d1f0c6b2a9e4735';
const NEED_PROJECT = ['monitors', 'prompts', 'brands', 'sources'];

/** https://pineprompt.com/docs/api-reference */
export const startPineprompt: StartReferenceServer = (options) =>
  startApi(createPineprompt, options);

function createPineprompt(): Api {
  return {
    prefix: '/api/v1',
    apiKey: API_KEY,
    failures,
    routes: [...monitorRoutes(), ...['/prompts', '/brands', '/sources'].map(emptyList)],
    refuse,
    notFound: () => replyOf(failures, 'not-found'),
    rateLimited,
    documentedLimit: 100,
    rateLimitHeaders: ({ limit, remaining, resetAt }, status) => ({
      'X-RateLimit-Limit': String(limit),
      'X-RateLimit-Remaining': String(remaining),
      ...(status === 429 ? { 'X-RateLimit-Reset': String(Math.ceil(resetAt / 1000)) } : {}),
    }),
    // Not documented, so a key is a header like any other.
    idempotency: null,
    requestId: null,
  };
}

function refuse({ headers, path }: ApiRequest): Reply | null {
  if (bearerOf(headers) !== API_KEY) return replyOf(failures, 'unauthenticated');
  const [, resource = ''] = (path ?? '').split('/');
  const isMissing = NEED_PROJECT.includes(resource) && headerOf(headers, PROJECT_HEADER) === null;
  return isMissing ? replyOf(failures, 'missing-header') : null;
}

function emptyList(path: string): Route {
  return { method: 'GET', path, respond: (request) => paginate([], request) };
}

function rateLimited({ resetAt }: RateWindow): Reply {
  const reply = replyOf(failures, 'rate-limited');
  return { ...reply, headers: { ...reply.headers, 'Retry-After': String(secondsUntil(resetAt)) } };
}
