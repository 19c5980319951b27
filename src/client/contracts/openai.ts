import type { Contract } from './contract.js';
import type { Source } from './model/source.js';

const errorCodes: Source = {
  url: 'https://developers.openai.com/api/docs/guides/error-codes',
  certainty: 'docs',
};
const rateLimits: Source = {
  url: 'https://developers.openai.com/api/docs/guides/rate-limits',
  certainty: 'docs',
};
const client: Source = { url: 'https://github.com/openai/openai-node', certainty: 'client' };
const codeList: Source = {
  url: 'https://www.developersdigest.tech/errors/api/openai-api',
  certainty: 'third-party',
};
const devProxy: Source = {
  url: 'https://learn.microsoft.com/microsoft-cloud/dev/dev-proxy/concepts/openai-rate-limit-reached',
  certainty: 'third-party',
};
const common: Source = { url: 'https://developers.openai.com/api/docs', certainty: 'third-party' };

/** OpenAI: a 429 is either a rate or a billing state; the code tells which. */
export const openai: Contract = {
  id: 'openai',
  name: 'OpenAI',
  hosts: [
    {
      host: 'api.openai.com',
      pathPrefix: '/v1',
      shared: false,
      environment: 'production',
      perTenant: false,
      source: common,
    },
  ],
  auth: [
    {
      header: 'Authorization',
      scheme: 'Bearer',
      credential: 'unknown',
      endpoints: 'any',
      source: common,
    },
  ],
  requiredHeaders: 'unknown',
  failures: [
    {
      when: { status: 400, code: 'unknown' },
      kind: 'invalid',
      reason: 'none',
      verdict: { action: 'fail' },
      meaning: 'Bad request.',
      remedy: 'unknown',
      alternatives: [],
      source: errorCodes,
    },
    {
      when: { status: 401, code: 'unknown' },
      kind: 'unauthorized',
      reason: 'none',
      verdict: { action: 'reauthenticate' },
      meaning: 'No valid key.',
      remedy: 'unknown',
      alternatives: [],
      source: errorCodes,
    },
    {
      when: { status: 403, code: 'unknown' },
      kind: 'forbidden',
      reason: 'none',
      verdict: { action: 'fail' },
      meaning: 'Not allowed.',
      remedy: 'unknown',
      alternatives: [],
      source: errorCodes,
    },
    {
      // Before insufficient_quota, which is the type of these as well.
      when: {
        status: 429,
        code: [
          'organization_spend_limit_exceeded',
          'project_spend_limit_exceeded',
          'organization_usage_limit_exceeded',
        ],
      },
      kind: 'quota-exceeded',
      reason: 'spend-cap',
      verdict: { action: 'fail' },
      meaning: 'A spending or usage limit of the organization or project is reached.',
      remedy: 'Never repeat it: it is a billing state.',
      alternatives: [],
      source: codeList,
    },
    {
      when: { status: 429, code: ['credit_balance_exhausted', 'insufficient_quota'] },
      kind: 'quota-exceeded',
      reason: 'credits',
      verdict: { action: 'topUp' },
      meaning: 'Out of credits; older answers have the code insufficient_quota or null.',
      remedy: 'Never repeat it: it is a billing state.',
      alternatives: [],
      source: errorCodes,
    },
    {
      when: { status: 429, code: ['slow_down', 'rate_limit_error'] },
      kind: 'rate-limited',
      reason: 'traffic-growth',
      verdict: {
        action: 'retry',
        methods: 'any',
        needsKey: 'unknown',
        maxRetries: 'unknown',
        backoff: { form: 'words', words: 'slower' },
      },
      meaning: 'Traffic grew too fast.',
      remedy: 'Wait for Retry-After and send more slowly.',
      alternatives: [],
      source: errorCodes,
    },
    {
      when: { status: 429, code: ['rate_limit_exceeded'] },
      kind: 'rate-limited',
      reason: 'rate',
      verdict: {
        action: 'retry',
        methods: 'any',
        needsKey: 'unknown',
        maxRetries: 'unknown',
        backoff: 'unknown',
      },
      meaning: 'Too many requests or tokens.',
      remedy: 'Wait for Retry-After.',
      alternatives: [],
      source: errorCodes,
    },
    {
      when: { status: 503, code: ['service_unavailable_error', 'server_is_overloaded'] },
      kind: 'unavailable',
      reason: 'overloaded',
      verdict: {
        action: 'retry',
        methods: 'any',
        needsKey: 'unknown',
        maxRetries: 'unknown',
        backoff: { form: 'exponential', initial: 'unknown', max: 'unknown', jitter: 'unknown' },
      },
      meaning: 'The server is overloaded.',
      remedy: 'Wait for Retry-After, or longer each time.',
      alternatives: [],
      source: errorCodes,
    },
  ],
  otherCodes: [],
  retry: {
    never: [400, 401, 403],
    vendorClient: {
      statuses: [408, 409, 429, '5xx'],
      maxRetries: 2,
      orderHeader: 'x-should-retry',
      source: client,
    },
    source: errorCodes,
  },
  waits: [
    {
      statuses: 'unknown',
      from: { in: 'header', name: 'retry-after-ms', format: 'milliseconds' },
      fallback: 'unknown',
      source: client,
    },
    {
      statuses: [429, 503],
      from: { in: 'header', name: 'Retry-After', format: 'unknown' },
      fallback: 'unknown',
      source: errorCodes,
    },
  ],
  errorBodies: [
    {
      form: 'json',
      statuses: 'any',
      endpoints: 'any',
      flag: 'unknown',
      code: [
        { path: 'error.code', type: 'string' },
        { path: 'error.type', type: 'string' },
      ],
      message: 'error.message',
      fields: { form: 'path', path: 'error.param' },
      hint: 'unknown',
      requestId: 'unknown',
      extras: [],
      note: '',
      source: errorCodes,
    },
  ],
  success: {
    flag: 'unknown',
    errors: 'unknown',
    data: 'unknown',
    streams: 'unknown',
    statuses: [],
    source: errorCodes,
  },
  idempotency: 'unknown',
  requestId: {
    locations: [{ in: 'header', name: 'x-request-id' }],
    keep: [],
    source: rateLimits,
  },
  rateLimitHeaders: [
    {
      name: 'x-ratelimit-limit-requests',
      meaning: 'limit',
      format: 'none',
      counts: 'requests',
      on: 'unknown',
      source: rateLimits,
    },
    {
      name: 'x-ratelimit-remaining-requests',
      meaning: 'remaining',
      format: 'none',
      counts: 'requests',
      on: 'unknown',
      source: rateLimits,
    },
    {
      name: 'x-ratelimit-reset-requests',
      meaning: 'reset',
      format: 'duration',
      counts: 'requests',
      on: 'unknown',
      source: rateLimits,
    },
    {
      name: 'x-ratelimit-limit-tokens',
      meaning: 'limit',
      format: 'none',
      counts: 'tokens',
      on: 'unknown',
      source: rateLimits,
    },
    {
      name: 'x-ratelimit-remaining-tokens',
      meaning: 'remaining',
      format: 'none',
      counts: 'tokens',
      on: 'unknown',
      source: rateLimits,
    },
    {
      name: 'x-ratelimit-reset-tokens',
      meaning: 'reset',
      format: 'duration',
      counts: 'tokens',
      on: 'unknown',
      source: rateLimits,
    },
  ],
  responseHeaders: [
    {
      name: 'x-request-id',
      meaning: 'request-id',
      on: 'unknown',
      endpoints: 'any',
      source: rateLimits,
    },
    { name: 'Retry-After', meaning: 'wait', on: [429, 503], endpoints: 'any', source: errorCodes },
    { name: 'retry-after-ms', meaning: 'wait', on: 'unknown', endpoints: 'any', source: client },
    {
      name: 'x-should-retry',
      meaning: 'retry-order',
      on: 'unknown',
      endpoints: 'any',
      source: client,
    },
  ],
  limits: 'unknown',
  durations: 'unknown',
  tasks: 'unknown',
  notFoundMayMeanForbidden: 'unknown',
  putNeedsFullBody: 'unknown',
  endpoints: [],
  contradictions: [
    {
      about: 'a 429 that is out of quota',
      statements: [
        { says: 'insufficient_quota is a billing state: never repeat it', source: errorCodes },
        { says: 'repeats every 429 unless x-should-retry is false', source: client },
      ],
      advice: 'Read error.code before repeating a 429.',
    },
  ],
  notes: [{ says: "402 is not in the documentation's list of statuses.", source: errorCodes }],
  sources: [errorCodes, rateLimits, client, codeList, devProxy],
};
