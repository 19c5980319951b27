import { createClient, type ApiErrorJson, type ContractClient } from '@unhappy-path/client';
import * as apis from '@unhappy-path/client/apis';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { referenceServers, type ReferenceServer } from '../reference-servers/index.js';

/** How often the failure is asked for before the client gives up, and why it gives up then. */
type Attempts = [number, ApiErrorJson['stopped']];

const ONCE: Attempts = [1, 'verdict'];
const FOUR: Attempts = [4, 'limit'];
/** Without a key a POST may have acted already. */
const UNSAFE: Attempts = [1, 'unsafe'];

/** What the documentation says of each failure: the error, and the attempts of a GET and of a POST. */
const DOCUMENTED: Record<
  keyof typeof referenceServers,
  Record<string, [Partial<ApiErrorJson>, Attempts, Attempts]>
> = {
  pioneer: {
    unauthorized: [{ kind: 'unauthorized', code: 'unauthorized' }, ONCE, ONCE],
    'out-of-credits': [{ kind: 'payment-required', reason: 'credits' }, ONCE, ONCE],
    'not-found': [{ kind: 'not-found' }, ONCE, ONCE],
    validation: [{ kind: 'invalid', fields: [], message: 'base_model is required' }, ONCE, ONCE],
    'daily-spend-cap': [{ kind: 'quota-exceeded', reason: 'spend-cap' }, ONCE, ONCE],
    // The sample loop of the documentation tries five times.
    'rate-limited': [
      { kind: 'rate-limited', code: 'rate_limit_exceeded', retryAfterMs: 10 },
      [5, 'limit'],
      [5, 'limit'],
    ],
    'rate-limited-detail': [
      { kind: 'rate-limited', code: undefined, message: 'Rate limit exceeded: 1200 per 1 minute' },
      [5, 'limit'],
      [5, 'limit'],
    ],
    'server-error': [{ kind: 'server' }, FOUR, UNSAFE],
  },
  overten: {
    'invalid-request': [{ kind: 'invalid', code: 'invalid_request', fields: [] }, ONCE, ONCE],
    'preflight-failed': [{ kind: 'invalid', reason: 'preflight' }, ONCE, ONCE],
    'invalid-api-key': [{ kind: 'unauthorized', code: 'invalid_api_key' }, ONCE, ONCE],
    'insufficient-credits': [
      {
        kind: 'payment-required',
        code: 'insufficient_credits',
        message: 'Insufficient credits. Required: 20, balance: 4.',
      },
      ONCE,
      ONCE,
    ],
    forbidden: [{ kind: 'forbidden' }, ONCE, ONCE],
    'not-found': [{ kind: 'not-found', alternatives: ['forbidden'] }, ONCE, ONCE],
    'sync-timeout': [
      { kind: 'timeout', limit: 'server', code: 'sync_timeout_upgrade_async' },
      ONCE,
      ONCE,
    ],
    conflict: [{ kind: 'conflict', alternatives: ['idempotency-key-reused'] }, ONCE, ONCE],
    // Nothing in the answer tells it from the case above.
    'idempotency-key-reused': [
      { kind: 'conflict', alternatives: ['idempotency-key-reused'] },
      ONCE,
      ONCE,
    ],
    gone: [{ kind: 'gone' }, ONCE, ONCE],
    'payload-too-large': [{ kind: 'too-large' }, ONCE, ONCE],
    'validation-error': [
      {
        kind: 'invalid',
        fields: [{ path: '/slides/count', messages: ['/slides/count: must be at least 1.'] }],
      },
      ONCE,
      ONCE,
    ],
    'rate-limited': [{ kind: 'rate-limited', retryAfterMs: 10 }, FOUR, FOUR],
    // Whether it may be repeated is not stated, so reads are, as by RFC 9110.
    'internal-error': [{ kind: 'server', code: 'internal_error' }, FOUR, UNSAFE],
    'not-implemented': [{ kind: 'server', reason: 'not-implemented' }, ONCE, ONCE],
    'upstream-error': [{ kind: 'unavailable', reason: 'upstream' }, FOUR, UNSAFE],
    // 30 to 60 s, which is longer than this client waits.
    'service-unavailable': [
      {
        kind: 'unavailable',
        retryAfterMs: expect.toSatisfy((ms) => ms >= 3e4 && ms <= 6e4) as number,
      },
      [1, 'wait'],
      UNSAFE,
    ],
  },
  pyramid: {
    'validation-error': [
      {
        kind: 'invalid',
        code: 'VALIDATION_ERROR',
        fields: [{ path: 'name', messages: ['name is required'] }],
      },
      ONCE,
      ONCE,
    ],
    unauthorized: [{ kind: 'unauthorized', code: 'UNAUTHORIZED' }, ONCE, ONCE],
    'quota-exceeded': [{ kind: 'quota-exceeded', reason: 'monthly-quota' }, ONCE, ONCE],
    forbidden: [{ kind: 'forbidden', code: 'FORBIDDEN' }, ONCE, ONCE],
    'feature-not-enabled': [{ kind: 'forbidden', reason: 'feature-not-enabled' }, ONCE, ONCE],
    'not-found': [{ kind: 'not-found', alternatives: ['forbidden'] }, ONCE, ONCE],
    conflict: [{ kind: 'conflict', code: 'CONFLICT' }, ONCE, ONCE],
    'idempotency-key-reused': [{ kind: 'idempotency-key-reused' }, ONCE, ONCE],
    'rate-limited': [
      {
        kind: 'rate-limited',
        retryAfterMs: 10,
        rateLimit: expect.objectContaining({ remaining: 0 }) as never,
      },
      FOUR,
      FOUR,
    ],
    // A POST has a key.
    'internal-error': [{ kind: 'server', code: 'INTERNAL_ERROR' }, FOUR, FOUR],
  },
  pineprompt: {
    'missing-header': [{ kind: 'invalid', reason: 'missing-header' }, ONCE, ONCE],
    unauthenticated: [{ kind: 'unauthorized' }, ONCE, ONCE],
    'no-subscription': [{ kind: 'payment-required', reason: 'no-subscription' }, ONCE, ONCE],
    'missing-ability': [
      { kind: 'forbidden', message: 'Missing ability: monitors:write' },
      ONCE,
      ONCE,
    ],
    'not-found': [{ kind: 'not-found', alternatives: ['forbidden'] }, ONCE, ONCE],
    validation: [
      {
        kind: 'invalid',
        fields: [{ path: 'models.0', messages: ['The selected models.0 is invalid.'] }],
      },
      ONCE,
      ONCE,
    ],
    'rate-limited': [{ kind: 'rate-limited', retryAfterMs: 10 }, FOUR, FOUR],
    // "Idempotent reads" only.
    'server-error': [{ kind: 'server' }, FOUR, UNSAFE],
  },
  pincer: {
    'bad-request': [{ kind: 'invalid' }, ONCE, ONCE],
    unauthorized: [{ kind: 'unauthorized' }, ONCE, ONCE],
    'insufficient-balance': [
      {
        kind: 'payment-required',
        balance: 0.003,
        cost: 0.01,
        hint: 'Add funds via POST /api/v1/balance or use x402 payment',
      },
      ONCE,
      ONCE,
    ],
    forbidden: [{ kind: 'forbidden' }, ONCE, ONCE],
    'not-found': [{ kind: 'not-found' }, ONCE, ONCE],
    'rate-limited': [{ kind: 'rate-limited', retryAfterMs: 10 }, FOUR, FOUR],
    // Not stated; the body is another API's.
    'downstream-failed': [{ kind: 'unavailable', reason: 'upstream' }, FOUR, UNSAFE],
    'downstream-unavailable': [{ kind: 'unavailable' }, FOUR, UNSAFE],
  },
};

const ids = Object.keys(DOCUMENTED) as (keyof typeof DOCUMENTED)[];

describe.each(ids)('%s', (id) => {
  let server: ReferenceServer;
  let client: ContractClient;

  beforeAll(async () => {
    server = await referenceServers[id]();
    client = createClient({
      contract: apis[id],
      baseUrl: server.url,
      headers: {
        authorization: `Bearer ${server.apiKey}`,
        'x-api-key': server.apiKey,
        'pineprompt-project-id': 'project-1',
      },
      retry: { backoff: () => 1, maxWait: 1000 },
    });
  });
  beforeEach(() => {
    server.reset();
  });
  afterAll(() => server.close());

  test('documents these failures', () => {
    expect(Object.keys(DOCUMENTED[id])).toEqual(server.failures.map(({ name }) => name));
  });

  test.each(Object.entries(DOCUMENTED[id]))(
    '%s arrives as what it is, and is obeyed',
    async (name, [expected, reads, writes]) => {
      const failure = server.failures.find((one) => one.name === name);
      const headers =
        failure?.headers['Retry-After'] === undefined ? {} : { 'Retry-After': '0.01' };
      for (const [method, [attempts, stopped]] of [
        ['GET', reads],
        ['POST', writes],
      ] as const) {
        server.reset();
        server.answerNext(...Array.from({ length: 9 }, () => ({ failure: name, headers })));
        const options = method === 'POST' ? { json: { name: 'Nord' } } : {};
        const { error } = await client.request(method, '/projects', options).result();
        expect(error, method).toMatchObject({
          name: 'ApiError',
          status: failure?.status,
          code: failure?.code ?? undefined,
          attempts,
          stopped,
          request: { method },
          ...expected,
        });
        expect(error?.message, 'a sentence, or the kind in words').toMatch(/^[\S ]+$/);
        expect(server.received.length, `${method} sent`).toBe(attempts);
        // The same key and the same body each time.
        const sent = server.received.map(({ body, headers: all }) => [
          body,
          all['idempotency-key'],
        ]);
        expect(new Set(sent.map((one) => JSON.stringify(one))).size).toBe(1);
      }
    },
  );

  test('has the request id where the API sends one', async () => {
    const [first] = server.failures;
    server.answerNext({ failure: first?.name ?? '' });
    const { error } = await client.get('/projects', { retry: false }).result();
    if (id === 'pyramid' || id === 'overten') expect(error?.requestId).toMatch(/^[\w-]{8,}$/);
    else expect(error?.requestId).toBeUndefined();
  });
});
