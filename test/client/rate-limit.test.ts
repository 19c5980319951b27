import { createClient, createPacing, obey } from '@unhappy-path/client';
import * as apis from '@unhappy-path/client/apis';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { startServer, type ReferenceServer } from '../reference-servers/index.js';

let server: ReferenceServer;
beforeAll(async () => {
  server = await startServer();
});
afterEach(() => {
  server.reset();
});
afterAll(() => server.close());

const plain = obey({ id: 'plain' });
const soon = () => Math.floor(Date.now() / 1000) + 30;

async function told(headers: Record<string, string>, contract = plain) {
  server.answerNext({ status: 200, headers, body: {} });
  const client = createClient({ contract, baseUrl: server.url });
  const result = await client.get('/x').result();
  expect(client.rateLimit).toEqual(result.ok && result.rateLimit);
  const { rateLimit } = client;
  const seconds =
    rateLimit?.resetAt === undefined ? undefined : (rateLimit.resetAt - Date.now()) / 1000;
  return (
    rateLimit && { ...rateLimit, resetAt: seconds === undefined ? undefined : Math.ceil(seconds) }
  );
}

describe('the state of a rate limit is read', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-21T12:00:00Z') });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('from X-RateLimit headers, the reset as a moment or a span', async () => {
    const state = { limit: 100, remaining: 7, resetAt: 30, policy: undefined };
    const common = { 'X-RateLimit-Limit': '100', 'X-RateLimit-Remaining': '7' };
    expect(await told({ ...common, 'X-RateLimit-Reset': String(soon()) })).toEqual(state);
    expect(await told({ ...common, 'X-RateLimit-Reset': '30' })).toEqual(state);
    expect(await told(common)).toEqual({ ...state, resetAt: undefined });
  });

  test('from RateLimit and RateLimit-Policy, of the policy that has the least left', async () => {
    expect(
      await told({
        'RateLimit-Policy': '"burst";q=100;w=60,"daily";q=1000;w=86400',
        RateLimit: '"daily";r=900;t=40000, "burst";r=3;t=30',
      }),
    ).toEqual({ limit: 100, remaining: 3, resetAt: 30, policy: 'burst' });
  });

  test('from the fields of older drafts', async () => {
    expect(
      await told({
        'RateLimit-Limit': '100, 100;w=60',
        'RateLimit-Remaining': '0',
        'RateLimit-Reset': '30',
      }),
    ).toEqual({ limit: 100, remaining: 0, resetAt: 30, policy: undefined });
  });

  test.each(['burst;r=3', '"burst";r', '"burst";r=3 "x"', '"burst', ''])(
    'and not from a malformed field: %s',
    async (RateLimit) => {
      expect(await told({ RateLimit })).toBeUndefined();
    },
  );

  test('from the headers that the contract names, in its formats', async () => {
    expect(
      await told(
        {
          'anthropic-ratelimit-requests-limit': '50',
          'anthropic-ratelimit-requests-remaining': '2',
          'anthropic-ratelimit-requests-reset': new Date(Date.now() + 30_000).toISOString(),
          'anthropic-ratelimit-tokens-limit': '40000',
          'anthropic-ratelimit-tokens-remaining': '39000',
          'anthropic-ratelimit-tokens-reset': new Date(Date.now() + 5000).toISOString(),
        },
        apis.anthropic,
      ),
    ).toEqual({ limit: 50, remaining: 2, resetAt: 30, policy: undefined });
    expect(
      await told(
        {
          'x-ratelimit-limit-requests': '60',
          'x-ratelimit-remaining-requests': '0',
          'x-ratelimit-reset-requests': '1m30s',
        },
        apis.openai,
      ),
    ).toMatchObject({ limit: 60, remaining: 0, resetAt: 90 });
  });

  test('on errors too', async () => {
    server.answerNext({
      status: 429,
      headers: { 'X-RateLimit-Remaining': '0', 'Retry-After': '120' },
    });
    const { error } = await createClient({ contract: plain, baseUrl: server.url })
      .get('/x')
      .result();
    expect(error).toMatchObject({ rateLimit: { remaining: 0 }, retryAfterMs: 120_000 });
  });
});

describe('pacing', () => {
  test('bounds what is under way, in the order of the calls', async () => {
    let running = 0;
    let most = 0;
    const order: string[] = [];
    const client = createClient({
      pacing: createPacing({ concurrency: 2 }),
      fetch: async (input) => {
        order.push((input as string).slice(-1));
        most = Math.max(most, (running += 1));
        await new Promise((resolve) => setTimeout(resolve, 20));
        running -= 1;
        return Response.json({});
      },
      baseUrl: 'http://127.0.0.1',
    });
    await Promise.all(['1', '2', '3', '4', '5'].map((name) => client.get(name)));
    expect([most, order.join('')]).toEqual([2, '12345']);
  });

  test('sends no more within a minute than the plan allows', async () => {
    const client = createClient({ baseUrl: server.url, pacing: createPacing({ perMinute: 2 }) });
    const calls = ['/1', '/2', '/3'].map((path) => client.get(path, { deadline: 300 }).result());
    const results = await Promise.all(calls);
    expect(results.map(({ ok }) => ok)).toEqual([true, true, false]);
    expect(results[2]?.error).toMatchObject({ kind: 'timeout', limit: 'deadline' });
    expect(server.received.length).toBe(2);
  });

  test('waits while the answer says that nothing is left', async () => {
    server.answerNext({ status: 200, headers: { RateLimit: '"a";r=0;t=1' }, body: {} });
    const client = createClient({ contract: plain, baseUrl: server.url, pacing: createPacing() });
    await client.get('/1');
    await client.get('/2');
    const [first, second] = server.received;
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(900);
  });

  test('lets an aborted call go at once, and the next one pass', async () => {
    const client = createClient({
      baseUrl: server.url,
      pacing: createPacing({ concurrency: 1 }),
      retry: false,
    });
    server.answerNext({ fault: 'drip' });
    const slow = client.get('/slow', { timeout: 400 }).result();
    const aborted = await client.get('/a', { signal: AbortSignal.timeout(20) }).result();
    expect(aborted.error?.kind).toBe('aborted');
    expect((await slow).error).toMatchObject({ kind: 'timeout' });
    expect((await client.get('/b').result()).ok).toBe(true);
  });
});
