import type { Contract } from './contract.js';
import type { Source } from './model/source.js';

const errorHandling: Source = {
  url: 'https://documents.pyramid-ai.com/error-handling',
  certainty: 'reference',
};
const rateLimits: Source = {
  url: 'https://documents.pyramid-ai.com/rate-limits',
  certainty: 'docs',
};
const authentication: Source = {
  url: 'https://documents.pyramid-ai.com/authentication',
  certainty: 'docs',
};
const environments: Source = {
  url: 'https://documents.pyramid-ai.com/concepts/environments',
  certainty: 'docs',
};
const streaming: Source = {
  url: 'https://documents.pyramid-ai.com/concepts/streaming',
  certainty: 'docs',
};
const projects: Source = {
  url: 'https://documents.pyramid-ai.com/api-reference/projects',
  certainty: 'docs',
};
const documents: Source = {
  url: 'https://documents.pyramid-ai.com/api-reference/documents',
  certainty: 'docs',
};
const agent: Source = {
  url: 'https://documents.pyramid-ai.com/api-reference/agent',
  certainty: 'docs',
};
const check: Source = {
  url: 'https://documents.pyramid-ai.com/api-reference/check',
  certainty: 'docs',
};

/** Pyramid AI: questions and compliance checks over a project's documents. */
export const pyramid: Contract = {
  id: 'pyramid',
  name: 'Pyramid AI',
  hosts: [
    {
      host: 'api.pyramid-ai.com',
      pathPrefix: '/api/v2',
      shared: false,
      environment: 'production',
      perTenant: false,
      source: environments,
    },
    {
      host: 'api-staging.pyramid-ai.com',
      pathPrefix: '/api/v2',
      shared: false,
      environment: 'sandbox',
      perTenant: false,
      source: environments,
    },
  ],
  auth: [
    {
      header: 'Authorization',
      scheme: 'Bearer',
      credential: 'pai_live_... in production, pai_test_... in the sandbox',
      endpoints: 'any',
      source: errorHandling,
    },
  ],
  requiredHeaders: 'unknown',
  failures: [
    {
      when: { status: 400, code: ['VALIDATION_ERROR'] },
      kind: 'invalid',
      reason: 'validation',
      verdict: { action: 'fail' },
      meaning: 'The body or the parameters are bad; error.field names the field.',
      remedy: 'Mend the request.',
      alternatives: [],
      source: errorHandling,
    },
    {
      when: { status: 401, code: ['UNAUTHORIZED'] },
      kind: 'unauthorized',
      reason: 'none',
      verdict: { action: 'reauthenticate' },
      meaning: 'The API key is missing or bad.',
      remedy: 'Check the key, and that it belongs to the environment of the host.',
      alternatives: [],
      source: errorHandling,
    },
    {
      when: { status: 402, code: ['QUOTA_EXCEEDED'] },
      kind: 'quota-exceeded',
      reason: 'monthly-quota',
      verdict: {
        action: 'waitUntil',
        until: { every: 'month', dayOfMonth: 1, time: '00:00', timeZone: 'UTC' },
      },
      meaning: 'The monthly quota of tokens or requests is used up.',
      remedy: 'Contact the account manager.',
      alternatives: [],
      source: errorHandling,
    },
    {
      when: { status: 403, code: ['FORBIDDEN'] },
      kind: 'forbidden',
      reason: 'none',
      verdict: 'unknown',
      meaning: 'The key is not allowed to do this with the resource.',
      remedy: 'unknown',
      alternatives: [],
      source: errorHandling,
    },
    {
      when: { status: 403, code: ['FEATURE_NOT_ENABLED'] },
      kind: 'forbidden',
      reason: 'feature-not-enabled',
      verdict: 'unknown',
      meaning:
        'The feature is off for the organization, for example api.check, api.query, api.batches.',
      remedy: 'unknown',
      alternatives: [],
      source: errorHandling,
    },
    {
      when: { status: 404, code: ['NOT_FOUND'] },
      kind: 'not-found',
      reason: 'none',
      verdict: 'unknown',
      meaning: 'The resource is missing.',
      remedy: 'unknown',
      alternatives: [
        {
          kind: 'forbidden',
          reason: 'hidden',
          verdict: 'unknown',
          meaning: 'The key has no access to the resource.',
          remedy: 'unknown',
        },
      ],
      source: errorHandling,
    },
    {
      when: { status: 409, code: ['CONFLICT'] },
      kind: 'conflict',
      reason: 'wrong-state',
      verdict: { action: 'fail' },
      meaning: 'A duplicate, or a state that conflicts.',
      remedy: 'unknown',
      alternatives: [],
      source: errorHandling,
    },
    {
      when: { status: 409, code: ['IDEMPOTENCY_KEY_REUSED'] },
      kind: 'idempotency-key-reused',
      reason: 'none',
      // The table of retry strategies leaves this code out; that a new body needs a new key follows from what a key is.
      verdict: { action: 'newIdempotencyKey' },
      meaning: 'The idempotency key was used with another body.',
      remedy: 'unknown',
      alternatives: [],
      source: errorHandling,
    },
    {
      when: { status: 429, code: ['RATE_LIMITED'] },
      kind: 'rate-limited',
      reason: 'rate',
      verdict: {
        action: 'retry',
        methods: 'any',
        needsKey: 'unknown',
        maxRetries: 'unknown',
        backoff: 'unknown',
      },
      meaning: 'Too many requests with this key.',
      remedy: 'Wait for the seconds in Retry-After.',
      alternatives: [],
      source: errorHandling,
    },
    {
      when: { status: 500, code: ['INTERNAL_ERROR'] },
      kind: 'server',
      reason: 'none',
      verdict: {
        action: 'retry',
        methods: 'any',
        needsKey: 'unknown',
        maxRetries: 3,
        backoff: { form: 'schedule', seconds: [1, 2, 4] },
      },
      meaning: 'An error of the server.',
      remedy: 'Try again after 1 s, 2 s and 4 s, three times at most.',
      alternatives: [],
      source: errorHandling,
    },
  ],
  otherCodes: [],
  retry: { never: [400, 401, 402, 409], vendorClient: 'unknown', source: errorHandling },
  waits: [
    {
      statuses: [429],
      from: { in: 'header', name: 'Retry-After', format: 'seconds' },
      fallback: 'unknown',
      source: errorHandling,
    },
    {
      statuses: [429],
      from: { in: 'header', name: 'X-RateLimit-Reset', format: 'epoch-seconds' },
      fallback: 'unknown',
      source: rateLimits,
    },
  ],
  errorBodies: [
    {
      form: 'json',
      statuses: 'any',
      endpoints: 'any',
      flag: { path: 'success', value: false },
      code: [{ path: 'error.code', type: 'string' }],
      message: 'error.message',
      fields: { form: 'path', path: 'error.field' },
      hint: 'none',
      requestId: 'request_id',
      extras: [],
      note: 'Codes are upper case.',
      source: errorHandling,
    },
  ],
  success: {
    flag: { path: 'success', success: true, failure: false },
    errors: 'unknown',
    data: { path: 'data', of: 'every success; lists have pagination beside it' },
    streams: { when: 'POST /chat with stream: true (server-sent events)', lateFailure: 'unknown' },
    statuses: [{ status: '2xx', meaning: 'Success.', next: 'done' }],
    source: streaming,
  },
  idempotency: [
    {
      methods: ['POST'],
      paths: 'any',
      support: 'supported',
      carrier: { in: 'header', name: 'Idempotency-Key' },
      scope: 'organization and endpoint',
      lifetimeHours: 24,
      maxLength: 'unknown',
      repeat: 'replay',
      changedBody: { status: 409, code: 'IDEMPOTENCY_KEY_REUSED' },
      concurrent: 'unknown',
      source: errorHandling,
    },
  ],
  requestId: {
    locations: [
      { in: 'header', name: 'X-Request-Id' },
      { in: 'body', path: 'request_id' },
    ],
    keep: [],
    source: errorHandling,
  },
  rateLimitHeaders: [
    {
      name: 'X-RateLimit-Limit',
      meaning: 'limit',
      format: 'none',
      counts: 'requests per minute',
      on: 'every',
      source: rateLimits,
    },
    {
      name: 'X-RateLimit-Remaining',
      meaning: 'remaining',
      format: 'none',
      counts: 'requests per minute',
      on: 'every',
      source: rateLimits,
    },
    {
      name: 'X-RateLimit-Reset',
      meaning: 'reset',
      format: 'epoch-seconds',
      counts: 'requests per minute',
      on: 'every',
      source: rateLimits,
    },
  ],
  responseHeaders: [
    { name: 'Retry-After', meaning: 'wait', on: [429], endpoints: 'any', source: rateLimits },
    {
      name: 'X-Request-Id',
      meaning: 'request-id',
      on: 'every',
      endpoints: 'any',
      source: errorHandling,
    },
  ],
  limits: [
    {
      what: 'requests',
      tier: 'default',
      scope: 'key',
      endpoints: 'any',
      amount: 100,
      per: 'minute',
      note: '',
      source: rateLimits,
    },
  ],
  durations: [
    {
      endpoints: { methods: ['POST'], paths: ['/check/verify'] },
      maxSeconds: 300,
      then: 'unknown',
      source: check,
    },
  ],
  tasks: [
    {
      starts: { methods: ['POST'], paths: ['/agent/batches'] },
      acceptedStatus: 'unknown',
      id: { in: 'body', path: 'data.id' },
      poll: { methods: ['GET'], paths: ['/agent/batches/*'] },
      statePath: 'unknown',
      states: 'unknown',
      failure: 'unknown',
      interval: 'unknown',
      note: 'Questions answered in the background.',
      source: agent,
    },
    {
      starts: { methods: ['POST'], paths: ['/check/runs'] },
      acceptedStatus: 'unknown',
      id: 'unknown',
      poll: 'unknown',
      statePath: 'unknown',
      states: 'unknown',
      failure: 'unknown',
      interval: 'unknown',
      note: 'A check run in the background, to be polled.',
      source: check,
    },
  ],
  notFoundMayMeanForbidden: true,
  putNeedsFullBody: 'unknown',
  endpoints: [
    { methods: ['GET', 'POST'], paths: ['/projects'], note: '', source: projects },
    { methods: ['GET', 'PATCH', 'DELETE'], paths: ['/projects/*'], note: '', source: projects },
    { methods: ['POST', 'GET', 'DELETE'], paths: ['/documents'], note: '', source: documents },
    { methods: ['POST'], paths: ['/documents/process'], note: '', source: documents },
    {
      methods: ['POST'],
      paths: ['/agent/query', '/agent/batches', '/chat'],
      note: '',
      source: agent,
    },
    {
      methods: 'any',
      paths: ['/check/verify', '/check/runs', '/check/runs/*/trigger', '/organization'],
      note: 'The pages read do not give the method of each.',
      source: check,
    },
  ],
  contradictions: [],
  notes: [
    { says: "A key used on the other environment's host gets 401.", source: authentication },
    { says: 'The monthly quota resets on the 1st at 00:00 UTC.', source: rateLimits },
    { says: 'Always log the request id.', source: errorHandling },
    {
      says: 'POST /check/verify may take 5 minutes: a shorter timeout of the client cuts it off.',
      source: check,
    },
  ],
  sources: [
    errorHandling,
    rateLimits,
    authentication,
    environments,
    streaming,
    projects,
    documents,
    agent,
    check,
  ],
};
