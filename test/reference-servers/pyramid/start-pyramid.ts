import type { Api, Reply } from '../api.js';
import { replyOf } from '../failure-reply.js';
import { bearerOf } from '../headers.js';
import { type RateWindow, secondsUntil } from '../rate-limiter.js';
import type { StartReferenceServer } from '../reference-server.js';
import { startApi } from '../start-api.js';
import { answerRoutes } from './answers.js';
import { documentRoutes } from './documents.js';
import { notFound, success } from './envelope.js';
import { failures } from './failures.js';
import { projectRoutes } from './projects.js';

// A key of the sandbox: no test and no example may look as if it asked in production.
const API_KEY = 'pai_test_4f2a9c7e1b8d3056';

/** https://documents.pyramid-ai.com */
export const startPyramid: StartReferenceServer = (options) => startApi(createPyramid, options);

function createPyramid(): Api {
  return {
    prefix: '/api/v2',
    apiKey: API_KEY,
    failures,
    routes: [
      ...projectRoutes(),
      ...documentRoutes(),
      ...answerRoutes(),
      {
        method: 'GET',
        path: '/organization',
        respond: () => success({ id: 'org_1', name: 'Example Agency' }),
      },
    ],
    refuse: ({ headers }) =>
      bearerOf(headers) === API_KEY ? null : replyOf(failures, 'unauthorized'),
    notFound,
    rateLimited,
    documentedLimit: 100,
    rateLimitHeaders: ({ limit, remaining, resetAt }) => ({
      'X-RateLimit-Limit': String(limit),
      'X-RateLimit-Remaining': String(remaining),
      'X-RateLimit-Reset': String(Math.ceil(resetAt / 1000)),
    }),
    idempotency: {
      header: 'Idempotency-Key',
      reused: () => replyOf(failures, 'idempotency-key-reused'),
    },
    requestId: { header: 'X-Request-Id', member: 'request_id' },
  };
}

function rateLimited({ resetAt }: RateWindow): Reply {
  const reply = replyOf(failures, 'rate-limited');
  return { ...reply, headers: { ...reply.headers, 'Retry-After': String(secondsUntil(resetAt)) } };
}
