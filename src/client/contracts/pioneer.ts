import type { Contract } from './contract.js';
import type { Source } from './model/source.js';

const errors: Source = {
  url: 'https://docs.pioneer.ai/api-reference/errors',
  certainty: 'reference',
};
const rateLimits: Source = {
  url: 'https://docs.pioneer.ai/api-reference/rate-limits',
  certainty: 'docs',
};
const authentication: Source = {
  url: 'https://docs.pioneer.ai/authentication',
  certainty: 'docs',
};
const inference: Source = {
  url: 'https://docs.pioneer.ai/concepts/inference',
  certainty: 'docs',
};
const trainingJobs: Source = {
  url: 'https://docs.pioneer.ai/api-reference/training-jobs',
  certainty: 'docs',
};
const site: Source = { url: 'https://docs.pioneer.ai', certainty: 'docs' };
const syntheticData: Source = {
  url: 'https://docs.pioneer.ai/api-reference/synthetic-data',
  certainty: 'docs',
};

/** Pioneer (Fastino): inference, training and synthetic data for small language models. */
export const pioneer: Contract = {
  id: 'pioneer',
  name: 'Pioneer',
  hosts: [
    {
      host: 'api.pioneer.ai',
      pathPrefix: '/',
      shared: false,
      environment: 'production',
      perTenant: false,
      source: errors,
    },
  ],
  auth: [
    {
      header: 'X-API-Key',
      scheme: 'none',
      credential: 'unknown',
      endpoints: 'any',
      source: errors,
    },
  ],
  requiredHeaders: 'unknown',
  failures: [
    {
      when: { status: 401, code: ['unauthorized'] },
      kind: 'unauthorized',
      reason: 'none',
      verdict: { action: 'reauthenticate' },
      meaning: 'The API key is missing, wrong or revoked.',
      remedy: 'Send a valid key in X-API-Key.',
      alternatives: [],
      source: errors,
    },
    {
      when: { status: 402, code: 'unknown' },
      kind: 'payment-required',
      reason: 'credits',
      verdict: { action: 'topUp' },
      meaning: 'Out of credits: every call fails until credits are added or the plan is upgraded.',
      remedy: 'Send the user to billing: add credits or upgrade the plan.',
      alternatives: [],
      source: errors,
    },
    {
      when: { status: 404, code: 'unknown' },
      kind: 'not-found',
      reason: 'none',
      verdict: { action: 'fail' },
      meaning: 'The id of the dataset, training job, evaluation or project is unknown or deleted.',
      remedy: 'Confirm the id with the GET list endpoint of the resource.',
      alternatives: [],
      source: errors,
    },
    {
      when: { status: 422, code: 'unknown' },
      kind: 'invalid',
      reason: 'validation',
      verdict: { action: 'fail' },
      meaning:
        'The body failed validation: base_model missing on POST /felix/training-jobs, a bad task_type on POST /generate, inputs that are not 1 to 1000 strings on label-existing.',
      remedy: 'Mend the field that the message names.',
      alternatives: [],
      source: errors,
    },
    {
      when: {
        status: 429,
        code: 'unknown',
        header: { name: 'X-RateLimit-Reason', is: 'equal', value: 'daily_spend_cap_exceeded' },
      },
      kind: 'quota-exceeded',
      reason: 'spend-cap',
      verdict: {
        action: 'waitUntil',
        until: { every: 'day', dayOfMonth: 'any', time: '00:00', timeZone: 'UTC' },
      },
      meaning: 'The daily spending cap is reached; waiting does not help before 00:00 UTC.',
      remedy: 'Stop at once: the retry loop of the documentation raises here too.',
      alternatives: [],
      source: rateLimits,
    },
    {
      when: { status: 429, code: ['rate_limit_exceeded'] },
      kind: 'rate-limited',
      reason: 'rate',
      verdict: {
        action: 'retry',
        methods: 'any',
        needsKey: 'unknown',
        maxRetries: 4,
        backoff: 'unknown',
      },
      meaning: 'The limit of the endpoint is reached.',
      remedy: 'Wait for the seconds in Retry-After.',
      alternatives: [],
      source: rateLimits,
    },
    {
      // The newer copy of the rate-limit page has a 429 body without a code.
      when: { status: 429, code: 'none' },
      kind: 'rate-limited',
      reason: 'rate',
      verdict: {
        action: 'retry',
        methods: 'any',
        needsKey: 'unknown',
        maxRetries: 4,
        backoff: 'unknown',
      },
      meaning: 'The limit of the endpoint is reached.',
      remedy: 'Wait for the seconds in Retry-After.',
      alternatives: [],
      source: rateLimits,
    },
    {
      when: { status: 500, code: 'unknown' },
      kind: 'server',
      reason: 'none',
      verdict: {
        action: 'retry',
        methods: 'any',
        needsKey: 'unknown',
        maxRetries: 'unknown',
        backoff: { form: 'words', words: 'wait a moment' },
      },
      meaning: 'A fault of the server.',
      remedy: 'Wait a moment and try again.',
      alternatives: [],
      source: errors,
    },
  ],
  retry: { never: [401, 402, 404, 422], vendorClient: 'unknown', source: errors },
  waits: [
    {
      statuses: [429],
      from: { in: 'header', name: 'Retry-After', format: 'seconds' },
      // The sample loop of the documentation waits so long without the header.
      fallback: 1,
      source: rateLimits,
    },
  ],
  errorBodies: [
    {
      form: 'json',
      statuses: 'any',
      endpoints: 'any',
      flag: 'none',
      code: [{ path: 'error', type: 'string' }],
      message: 'message',
      fields: { form: 'text', path: 'message', syntax: 'unknown' },
      hint: 'unknown',
      requestId: 'unknown',
      extras: [],
      note: 'The older copy of the rate-limit page shows it for 429 as well.',
      source: errors,
    },
    {
      form: 'json',
      statuses: [429],
      endpoints: 'any',
      flag: 'none',
      code: 'none',
      message: 'detail',
      fields: 'none',
      hint: 'unknown',
      requestId: 'unknown',
      extras: [],
      note: 'The newer copy of the rate-limit page: {"detail":"Rate limit exceeded: ..."}.',
      source: rateLimits,
    },
  ],
  success: {
    flag: 'none',
    errors: 'unknown',
    data: 'unknown',
    streams: 'unknown',
    statuses: [{ status: '2xx', meaning: 'Success.', next: 'done' }],
    source: errors,
  },
  idempotency: 'unknown',
  requestId: { locations: 'unknown', keep: [], source: errors },
  rateLimitHeaders: [
    {
      name: 'X-RateLimit-Reason',
      meaning: 'reason',
      format: 'none',
      counts: 'daily_spend_cap_exceeded where the daily spending cap is the reason',
      on: [429],
      source: rateLimits,
    },
  ],
  responseHeaders: [
    { name: 'Retry-After', meaning: 'wait', on: [429], endpoints: 'any', source: errors },
  ],
  limits: [
    {
      what: 'requests',
      tier: 'any',
      scope: 'ip',
      endpoints: 'any',
      amount: 1000,
      per: 'minute',
      note: '',
      source: rateLimits,
    },
    {
      what: 'requests',
      tier: 'any',
      scope: 'ip',
      endpoints: 'any',
      amount: 10_000,
      per: 'hour',
      note: '',
      source: rateLimits,
    },
    {
      what: 'requests',
      tier: 'any',
      scope: 'user',
      endpoints: { methods: ['POST'], paths: ['/inference'] },
      amount: 1200,
      per: 'minute',
      note: 'On top of the limits of the IP.',
      source: rateLimits,
    },
    {
      what: 'requests',
      tier: 'any',
      scope: 'user',
      endpoints: {
        methods: 'any',
        paths: ['/v1/chat/completions', '/v1/completions', '/v1/responses', '/v1/messages'],
      },
      amount: 200,
      per: 'minute',
      note: 'On top of the limits of the IP.',
      source: rateLimits,
    },
    {
      what: 'requests',
      tier: 'any',
      scope: 'user',
      endpoints: { methods: ['POST'], paths: ['/gliner-2/**'] },
      amount: 15_000,
      per: 'minute',
      note: 'On top of the limits of the IP.',
      source: rateLimits,
    },
    {
      what: 'requests',
      tier: 'any',
      scope: 'user',
      endpoints: { methods: ['POST'], paths: ['/generate/**'] },
      amount: 120,
      per: 'minute',
      note: 'On top of the limits of the IP.',
      source: rateLimits,
    },
    {
      what: 'requests',
      tier: 'any',
      scope: 'user',
      endpoints: { methods: ['POST'], paths: ['/felix/training-jobs'] },
      amount: 20,
      per: 'minute',
      note: 'On top of the limits of the IP.',
      source: rateLimits,
    },
  ],
  durations: 'unknown',
  tasks: [
    {
      starts: { methods: ['POST'], paths: ['/generate'] },
      acceptedStatus: 'unknown',
      id: 'unknown',
      poll: { methods: ['GET'], paths: ['/generate/jobs/*'] },
      statePath: 'unknown',
      states: { running: ['queued', 'running'], succeeded: ['complete'], failed: ['failed'] },
      failure: 'unknown',
      interval: 'unknown',
      note: 'POST /generate returns a job id.',
      source: syntheticData,
    },
    {
      starts: { methods: ['POST'], paths: ['/felix/training-jobs'] },
      acceptedStatus: 'unknown',
      id: 'unknown',
      poll: { methods: ['GET'], paths: ['/felix/training-jobs/*'] },
      statePath: 'unknown',
      states: {
        running: ['requested', 'running'],
        // A newer copy of the page has deployed, and cancelled in the place of stopped.
        succeeded: ['complete', 'deployed'],
        failed: ['failed', 'stopped', 'cancelled'],
      },
      failure: 'unknown',
      interval: 'unknown',
      note: 'Training.',
      source: trainingJobs,
    },
  ],
  notFoundMayMeanForbidden: 'unknown',
  putNeedsFullBody: 'unknown',
  endpoints: [
    {
      methods: ['GET'],
      paths: ['/base-models', '/inferences', '/billing/usage/requests'],
      note: '',
      source: site,
    },
    {
      methods: ['POST'],
      paths: ['/inferences/*/feedback', '/create-api-key'],
      note: '',
      source: site,
    },
  ],
  contradictions: [
    {
      about: 'body of a 429',
      statements: [
        { says: '{"detail":"Rate limit exceeded: ..."} (newer copy)', source: rateLimits },
        {
          says: '{"error":"rate_limit_exceeded","message":"..."} (older copy)',
          source: rateLimits,
        },
      ],
      advice: 'Go by the status and the headers; read message, then detail, for the text.',
    },
  ],
  notes: [
    {
      says: 'Paths below /v1 speak the request formats of OpenAI and Anthropic.',
      source: inference,
    },
  ],
  sources: [errors, rateLimits, authentication, inference, syntheticData, trainingJobs],
};
