import type { Contract } from './contract.js';
import type { Source } from './model/source.js';

const integration: Source = {
  url: 'https://docs.lovable.dev/integrations/ai',
  certainty: 'docs',
};
const usageLimits: Source = {
  url: 'https://docs.lovable.dev/features/usage-limits-and-alerts',
  certainty: 'docs',
};
const adapter: Source = {
  url: 'https://tanstack.com/ai/latest/docs/adapters/lovable',
  certainty: 'third-party',
};

/** The AI gateway of Lovable. It has no error page; what stands here is what generated client code relies on. */
export const lovable: Contract = {
  id: 'lovable',
  name: 'Lovable AI gateway',
  hosts: [
    {
      host: 'ai.gateway.lovable.dev',
      pathPrefix: '/v1',
      shared: false,
      environment: 'production',
      perTenant: false,
      source: adapter,
    },
  ],
  auth: [
    {
      header: 'Authorization',
      scheme: 'Bearer',
      credential: 'LOVABLE_API_KEY',
      endpoints: 'any',
      source: adapter,
    },
    {
      header: 'Lovable-API-Key',
      scheme: 'none',
      credential: 'sent by an adapter as well',
      endpoints: 'any',
      source: adapter,
    },
  ],
  requiredHeaders: 'unknown',
  failures: [
    {
      when: { status: 402, code: 'unknown' },
      kind: 'payment-required',
      reason: 'credits',
      verdict: { action: 'topUp' },
      meaning: 'The credits of the workspace are used up.',
      remedy: 'Add funds to the Lovable AI workspace.',
      alternatives: [],
      source: adapter,
    },
    {
      when: { status: 429, code: 'unknown' },
      kind: 'rate-limited',
      reason: 'rate',
      verdict: 'unknown',
      meaning: 'Too many requests.',
      remedy: 'Try again later.',
      alternatives: [],
      source: adapter,
    },
  ],
  otherCodes: [],
  retry: { never: 'unknown', vendorClient: 'unknown', source: adapter },
  waits: 'unknown',
  errorBodies: 'unknown',
  success: {
    flag: 'unknown',
    errors: 'unknown',
    data: 'unknown',
    streams: 'unknown',
    statuses: [],
    source: adapter,
  },
  idempotency: 'unknown',
  requestId: { locations: 'unknown', keep: [], source: adapter },
  rateLimitHeaders: 'unknown',
  responseHeaders: [],
  limits: 'unknown',
  durations: 'unknown',
  tasks: 'unknown',
  notFoundMayMeanForbidden: 'unknown',
  putNeedsFullBody: 'unknown',
  endpoints: [
    { methods: ['POST'], paths: ['/chat/completions'], note: 'OpenAI style.', source: adapter },
  ],
  contradictions: [],
  notes: [
    {
      says: 'Credits are shared by the workspace; limits can block AI use in deployed apps.',
      source: usageLimits,
    },
    {
      says: "Generated server functions pass the status on with the body {error: text}, so the browser meets 402 and 429 on the app's own URL.",
      source: adapter,
    },
  ],
  sources: [integration, usageLimits, adapter],
};
