import type { Contract } from './contract.js';
import type { Source } from './model/source.js';
import type { Verdict } from './model/verdict.js';

const rateLimits: Source = {
  url: 'https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api',
  certainty: 'docs',
};
const troubleshooting: Source = {
  url: 'https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api',
  certainty: 'docs',
};

const untilReset: Verdict = { action: 'waitUntil', until: { header: 'x-ratelimit-reset' } };
const repeat: Verdict = {
  action: 'retry',
  methods: 'any',
  needsKey: 'unknown',
  maxRetries: 'unknown',
  backoff: { form: 'exponential', initial: 60, max: 'unknown', jitter: 'unknown' },
};

/** GitHub REST: a rate limit is a 403 or a 429. */
export const github: Contract = {
  id: 'github',
  name: 'GitHub REST',
  hosts: [
    {
      host: 'api.github.com',
      pathPrefix: '/',
      shared: false,
      environment: 'production',
      perTenant: false,
      source: troubleshooting,
    },
  ],
  auth: [
    {
      header: 'Authorization',
      scheme: 'Bearer',
      credential: 'unknown',
      endpoints: 'any',
      source: troubleshooting,
    },
  ],
  requiredHeaders: [
    {
      header: 'User-Agent',
      value: 'unknown',
      endpoints: 'any',
      missing: 'unknown',
      source: troubleshooting,
    },
  ],
  failures: [
    {
      when: {
        status: 403,
        code: 'unknown',
        header: { name: 'x-ratelimit-remaining', is: 'equal', value: '0' },
      },
      kind: 'rate-limited',
      reason: 'rate',
      verdict: untilReset,
      meaning: 'The primary rate limit is reached.',
      remedy: 'Wait until x-ratelimit-reset; going on may get the integration banned.',
      alternatives: [],
      source: rateLimits,
    },
    {
      when: { status: 403, code: 'unknown', header: { name: 'Retry-After', is: 'present' } },
      kind: 'rate-limited',
      reason: 'rate',
      verdict: repeat,
      meaning: 'The secondary rate limit is reached.',
      remedy: 'Wait for Retry-After; going on may get the integration banned.',
      alternatives: [],
      source: rateLimits,
    },
    {
      when: { status: 403, code: 'unknown' },
      kind: 'forbidden',
      reason: 'none',
      verdict: 'unknown',
      meaning: 'Not allowed.',
      remedy: 'unknown',
      alternatives: [
        {
          kind: 'rate-limited',
          reason: 'rate',
          verdict: repeat,
          meaning: 'The secondary rate limit is reached: only the message says so.',
          remedy: 'Wait a minute at least, then longer each time, then give up.',
        },
      ],
      source: rateLimits,
    },
    {
      when: { status: 404, code: 'unknown' },
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
          meaning: 'The resource is private: 404 instead of 403.',
          remedy: 'unknown',
        },
      ],
      source: troubleshooting,
    },
    {
      when: {
        status: 422,
        code: ['missing', 'missing_field', 'invalid', 'already_exists', 'unprocessable', 'custom'],
      },
      kind: 'invalid',
      reason: 'validation',
      verdict: 'unknown',
      meaning: 'The request failed validation.',
      remedy: 'unknown',
      alternatives: [],
      source: troubleshooting,
    },
    {
      when: {
        status: 429,
        code: 'unknown',
        header: { name: 'x-ratelimit-remaining', is: 'equal', value: '0' },
      },
      kind: 'rate-limited',
      reason: 'rate',
      verdict: untilReset,
      meaning: 'The primary rate limit is reached.',
      remedy: 'Wait until x-ratelimit-reset; going on may get the integration banned.',
      alternatives: [],
      source: rateLimits,
    },
    {
      when: { status: 429, code: 'unknown' },
      kind: 'rate-limited',
      reason: 'rate',
      verdict: repeat,
      meaning: 'The secondary rate limit is reached.',
      remedy: 'Wait for Retry-After, else a minute at least, then longer each time, then give up.',
      alternatives: [],
      source: rateLimits,
    },
  ],
  otherCodes: [],
  retry: { never: 'unknown', vendorClient: 'unknown', source: rateLimits },
  waits: [
    {
      statuses: [403, 429],
      from: { in: 'header', name: 'Retry-After', format: 'unknown' },
      fallback: 'unknown',
      source: rateLimits,
    },
    {
      statuses: [403, 429],
      from: { in: 'header', name: 'x-ratelimit-reset', format: 'epoch-seconds' },
      fallback: 60,
      source: rateLimits,
    },
  ],
  errorBodies: [
    {
      form: 'json',
      statuses: [422],
      endpoints: 'any',
      flag: 'unknown',
      code: [{ path: 'errors[].code', type: 'string' }],
      message: 'message',
      fields: { form: 'list', path: 'errors', field: 'unknown', message: 'unknown' },
      hint: 'documentation_url',
      requestId: 'unknown',
      extras: [],
      note: '',
      source: troubleshooting,
    },
    {
      form: 'json',
      statuses: 'any',
      endpoints: 'any',
      flag: 'unknown',
      code: 'none',
      message: 'message',
      fields: 'none',
      hint: 'documentation_url',
      requestId: 'unknown',
      extras: [],
      note: '',
      source: troubleshooting,
    },
  ],
  success: {
    flag: 'unknown',
    errors: 'unknown',
    data: 'unknown',
    streams: 'unknown',
    statuses: [],
    source: troubleshooting,
  },
  idempotency: 'unknown',
  requestId: { locations: 'unknown', keep: [], source: troubleshooting },
  rateLimitHeaders: [
    {
      name: 'x-ratelimit-limit',
      meaning: 'limit',
      format: 'none',
      counts: 'unknown',
      on: 'unknown',
      source: rateLimits,
    },
    {
      name: 'x-ratelimit-remaining',
      meaning: 'remaining',
      format: 'none',
      counts: 'unknown',
      on: 'unknown',
      source: rateLimits,
    },
    {
      name: 'x-ratelimit-used',
      meaning: 'used',
      format: 'none',
      counts: 'unknown',
      on: 'unknown',
      source: rateLimits,
    },
    {
      name: 'x-ratelimit-reset',
      meaning: 'reset',
      format: 'epoch-seconds',
      counts: 'unknown',
      on: 'unknown',
      source: rateLimits,
    },
    {
      name: 'x-ratelimit-resource',
      meaning: 'resource',
      format: 'none',
      counts: 'unknown',
      on: 'unknown',
      source: rateLimits,
    },
  ],
  responseHeaders: [
    { name: 'Retry-After', meaning: 'wait', on: 'unknown', endpoints: 'any', source: rateLimits },
  ],
  limits: 'unknown',
  durations: [
    {
      endpoints: 'any',
      maxSeconds: 10,
      then: 'The request is cut off.',
      source: troubleshooting,
    },
  ],
  tasks: 'unknown',
  notFoundMayMeanForbidden: true,
  putNeedsFullBody: 'unknown',
  endpoints: [],
  contradictions: [],
  notes: [
    { says: 'X-GitHub-Api-Version selects the version.', source: troubleshooting },
    {
      says: 'Retry-After goes first; else x-ratelimit-reset where x-ratelimit-remaining is 0; else a minute at least.',
      source: rateLimits,
    },
  ],
  sources: [rateLimits, troubleshooting],
};
