import type { Contract } from './contract.js';
import type { Source } from './model/source.js';

const errors: Source = {
  url: 'https://pineprompt.com/docs/api-reference/errors',
  certainty: 'reference',
};
const reference: Source = { url: 'https://pineprompt.com/docs/api-reference', certainty: 'docs' };
const authentication: Source = {
  url: 'https://pineprompt.com/docs/api-reference/authentication',
  certainty: 'docs',
};
const rateLimits: Source = {
  url: 'https://pineprompt.com/docs/api-reference/rate-limits',
  certainty: 'docs',
};
const pagination: Source = {
  url: 'https://pineprompt.com/docs/api-reference/pagination',
  certainty: 'docs',
};
const monitors: Source = {
  url: 'https://pineprompt.com/docs/api-reference/monitors',
  certainty: 'docs',
};

/** Pineprompt: how brands appear in the answers of AI search. */
export const pineprompt: Contract = {
  id: 'pineprompt',
  name: 'Pineprompt',
  hosts: [
    {
      host: 'pineprompt.com',
      pathPrefix: '/api/v1',
      // The web site has the same host.
      shared: true,
      environment: 'production',
      perTenant: false,
      source: reference,
    },
  ],
  auth: [
    {
      header: 'Authorization',
      scheme: 'Bearer',
      credential: 'ppt_live_...',
      endpoints: 'any',
      source: authentication,
    },
  ],
  requiredHeaders: [
    {
      header: 'Pineprompt-Project-Id',
      value: 'unknown',
      // "Every monitor, prompt, brand, and source endpoint".
      endpoints: {
        methods: 'any',
        paths: ['/monitors/**', '/prompts/**', '/brands/**', '/sources/**'],
      },
      missing: { status: 400, message: 'Missing required header Pineprompt-Project-Id' },
      source: authentication,
    },
  ],
  failures: [
    {
      when: { status: 400, code: 'none' },
      kind: 'invalid',
      reason: 'missing-header',
      verdict: { action: 'fail' },
      meaning: 'A required header is missing.',
      remedy: 'Send Pineprompt-Project-Id.',
      alternatives: [],
      source: errors,
    },
    {
      when: { status: 401, code: 'none' },
      kind: 'unauthorized',
      reason: 'none',
      verdict: { action: 'reauthenticate' },
      meaning: 'No bearer token was sent.',
      remedy: 'Send a valid API key in Authorization.',
      alternatives: [],
      source: errors,
    },
    {
      when: { status: 402, code: 'none' },
      kind: 'payment-required',
      reason: 'no-subscription',
      verdict: { action: 'topUp' },
      meaning: 'The organization has no usable subscription; it is not a matter of a balance.',
      remedy: 'Mend the subscription in the billing dashboard.',
      alternatives: [],
      source: errors,
    },
    {
      when: { status: 403, code: 'none' },
      kind: 'forbidden',
      reason: 'missing-ability',
      verdict: { action: 'fail' },
      meaning:
        'The key lacks the ability that the message names: "Missing ability: monitors:write".',
      remedy: 'Use a key that has the ability.',
      alternatives: [],
      source: errors,
    },
    {
      when: { status: 404, code: 'none' },
      kind: 'not-found',
      reason: 'none',
      verdict: { action: 'fail' },
      meaning: 'The resource is missing.',
      remedy: 'unknown',
      alternatives: [
        {
          kind: 'forbidden',
          reason: 'hidden',
          verdict: { action: 'fail' },
          meaning:
            'The resource is outside the active organization or project: 404 instead of 403.',
          remedy: 'unknown',
        },
      ],
      source: errors,
    },
    {
      when: { status: 422, code: 'none' },
      kind: 'invalid',
      reason: 'validation',
      verdict: { action: 'fail' },
      meaning: 'The body or the query failed validation, field by field.',
      remedy: 'Mend the fields that errors names.',
      alternatives: [],
      source: errors,
    },
    {
      when: { status: 429, code: 'none' },
      kind: 'rate-limited',
      reason: 'rate',
      verdict: {
        action: 'retry',
        methods: 'any',
        needsKey: 'unknown',
        maxRetries: 'unknown',
        backoff: 'unknown',
      },
      meaning: 'Too many requests: "Too Many Attempts."',
      remedy: 'Sleep for the seconds in Retry-After; never try again at once.',
      alternatives: [],
      source: errors,
    },
    {
      when: { status: 500, code: 'none' },
      kind: 'server',
      reason: 'none',
      verdict: {
        action: 'retry',
        // "Idempotent reads" only.
        methods: ['GET', 'HEAD'],
        needsKey: 'unknown',
        maxRetries: 'unknown',
        backoff: { form: 'words', words: 'a short backoff' },
      },
      meaning: 'A fault of the server.',
      remedy: 'Repeat reads only, after a short backoff.',
      alternatives: [],
      source: errors,
    },
  ],
  otherCodes: [],
  retry: { never: [400, 401, 402, 403, 404, 422], vendorClient: 'unknown', source: errors },
  waits: [
    {
      statuses: [429],
      from: { in: 'header', name: 'Retry-After', format: 'seconds' },
      fallback: 'unknown',
      source: rateLimits,
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
      statuses: [422],
      endpoints: 'any',
      flag: 'none',
      code: 'none',
      message: 'message',
      fields: { form: 'map', path: 'errors', keys: 'dot-path', values: 'messages' },
      hint: 'none',
      requestId: 'unknown',
      extras: [],
      note: 'The validation shape; a key is a dot-path such as models.0.',
      source: errors,
    },
    {
      form: 'json',
      statuses: 'any',
      endpoints: 'any',
      flag: 'none',
      code: 'none',
      message: 'message',
      fields: 'none',
      hint: 'none',
      requestId: 'unknown',
      extras: [],
      note: 'The standard shape.',
      source: errors,
    },
  ],
  success: {
    flag: 'none',
    errors: 'unknown',
    data: { path: 'data', of: 'lists, with links and meta beside it' },
    streams: 'unknown',
    statuses: [
      { status: 200, meaning: 'Success.', next: 'done' },
      { status: 201, meaning: 'Created.', next: 'done' },
      { status: 204, meaning: 'No body: deletes.', next: 'done' },
    ],
    source: errors,
  },
  idempotency: 'unknown',
  requestId: { locations: 'unknown', keep: [], source: errors },
  rateLimitHeaders: [
    {
      name: 'X-RateLimit-Limit',
      meaning: 'limit',
      format: 'none',
      counts: 'requests',
      on: 'every',
      source: rateLimits,
    },
    {
      name: 'X-RateLimit-Remaining',
      meaning: 'remaining',
      format: 'none',
      counts: 'requests',
      on: 'every',
      source: rateLimits,
    },
    {
      name: 'X-RateLimit-Reset',
      meaning: 'reset',
      format: 'epoch-seconds',
      counts: 'requests',
      on: [429],
      source: rateLimits,
    },
  ],
  responseHeaders: [
    { name: 'Retry-After', meaning: 'wait', on: [429], endpoints: 'any', source: rateLimits },
  ],
  limits: [
    {
      what: 'requests',
      tier: 'any',
      scope: 'key',
      endpoints: 'any',
      amount: 100,
      per: 'second',
      note: 'Per IP when the call carries no key.',
      source: errors,
    },
  ],
  durations: 'unknown',
  tasks: 'unknown',
  notFoundMayMeanForbidden: true,
  putNeedsFullBody: { methods: ['PUT'], paths: 'any' },
  endpoints: [
    { methods: ['GET', 'POST'], paths: ['/monitors'], note: '', source: monitors },
    {
      methods: ['GET', 'PUT', 'DELETE'],
      paths: ['/monitors/*'],
      note: 'There is no PATCH; a PUT without a field gets 422.',
      source: monitors,
    },
  ],
  contradictions: [],
  notes: [
    {
      says: 'Lists take page and per_page (1 to 100, clamped, 25 by default).',
      source: pagination,
    },
  ],
  sources: [errors, reference, authentication, rateLimits, pagination, monitors],
};
