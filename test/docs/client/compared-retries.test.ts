import { createClient } from '@unhappy-path/client';
import { pyramid } from '@unhappy-path/client/apis';
import ky from 'ky';
import { ofetch } from 'ofetch';
import openapiFetch from 'openapi-fetch';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startServer, type Answer, type ReferenceServer } from '../../reference-servers/index.js';
import { clientsOf, type Clients } from './other-clients.js';

let server: ReferenceServer;
let clients: Clients;

beforeAll(async () => {
  server = await startServer();
  clients = clientsOf(server);
});
beforeEach(() => {
  server.reset();
});
afterAll(() => server.close());

/** How often the server is asked by each client when it always answers so. */
async function attempts(method: string, answer: Answer): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [name, ask] of Object.entries(clients)) {
    server.reset();
    server.answerNext(...Array.from({ length: 20 }, () => answer));
    await ask(method).catch(() => undefined);
    counts[name] = server.received.length;
  }
  return counts;
}

describe('sent again', { timeout: 60_000 }, () => {
  const once = { axios: 1, wretch: 1, 'openapi-fetch': 1 };
  const lost = { fault: 'reset-before-headers' } as const;

  test.each([
    ['GET', { status: 503 }, { ours: 4, ky: 3, ofetch: 2, 'wretch with retry': 11 }],
    ['GET', { status: 429 }, { ours: 4, ky: 3, ofetch: 2, 'wretch with retry': 1 }],
    ['GET', { status: 409 }, { ours: 1, ky: 1, ofetch: 2, 'wretch with retry': 1 }],
    ['GET', lost, { ours: 4, ky: 3, ofetch: 2, 'wretch with retry': 1 }],
    ['PUT', { status: 503 }, { ours: 4, ky: 3, ofetch: 1, 'wretch with retry': 11 }],
    ['PUT', lost, { ours: 1, ky: 3, ofetch: 1, 'wretch with retry': 1 }],
    ['POST', { status: 503 }, { ours: 1, ky: 1, ofetch: 1, 'wretch with retry': 11 }],
    ['POST', lost, { ours: 1, ky: 1, ofetch: 1, 'wretch with retry': 1 }],
  ] as const)('%s after %o', async (method, answer, expected) => {
    expect(await attempts(method, answer)).toEqual({ ...once, ...expected });
  });

  test.each([
    [408, 3, 2, 4],
    [409, 1, 2, 1],
    [413, 1, 1, 1],
    [425, 1, 2, 1],
    [500, 3, 2, 4],
    [501, 1, 1, 1],
    [502, 3, 2, 4],
    [504, 3, 2, 4],
  ])('a GET after %i', async (status, byKy, byOfetch, byUs) => {
    const { ky: one, ofetch: other, ours } = await attempts('GET', { status });
    expect([one, other, ours]).toEqual([byKy, byOfetch, byUs]);
  });

  test('a POST that acted acts twice under wretch and its middleware, and once under a key', async () => {
    const acted = { status: 503, executes: true } as const;
    server.answerNext(acted);
    await clients['wretch with retry']?.('POST');
    expect(server.executed).toHaveLength(2);
    server.reset();
    server.answerNext(acted);
    const client = createClient({ baseUrl: server.url, retry: { backoff: () => 0 } });
    await client.post('/x', { json: {}, idempotencyKey: 'k' });
    expect(server.received).toHaveLength(2);
    expect(server.executed).toHaveLength(1);
  });

  test('no client but ours, with a contract, makes a key', async () => {
    for (const ask of Object.values(clients)) await ask('POST');
    expect(server.received.filter(({ headers }) => 'idempotency-key' in headers)).toEqual([]);
    await createClient({ baseUrl: server.url, contract: pyramid }).post('/x', { json: {} });
    expect(server.received.at(-1)?.headers['idempotency-key']).toMatch(/.{20}/);
  });

  test.each([
    [{ 'Retry-After': '1' }, 1000, ['ky', 'ours']],
    [{ 'retry-after-ms': '700' }, 700, ['ours']],
  ])('%o is waited for', async (headers, wait, expected) => {
    const waited: string[] = [];
    for (const name of ['ky', 'ofetch', 'wretch with retry', 'ours']) {
      server.reset();
      server.answerNext({ status: 503, headers });
      await clients[name]?.('GET');
      const [first, second] = server.received;
      if ((second?.at ?? 0) - (first?.at ?? 0) > wait - 50) waited.push(name);
    }
    expect(waited).toEqual(expected);
  });

  test('an hour is waited for by ky, and not by ours', async () => {
    const answer = { status: 429, headers: { 'Retry-After': '3600' } };
    server.answerNext(answer);
    const controller = new AbortController();
    const waiting = ky(server.url, { signal: controller.signal }).catch(() => 'aborted');
    const second = new Promise((resolve) => setTimeout(resolve, 1000, 'waits'));
    expect(await Promise.race([waiting, second])).toBe('waits');
    controller.abort();
    server.answerNext(answer);
    await expect(clients['ours']?.('GET')).rejects.toMatchObject({ stopped: 'wait', attempts: 1 });
  });

  test('openapi-fetch over our fetch repeats what has no body', async () => {
    const client = createClient({ baseUrl: server.url, retry: { backoff: () => 0 } });
    const typed = openapiFetch<never>({
      baseUrl: server.url,
      fetch: (request) => client.fetch(request),
    });
    server.answerNext({ status: 503 });
    await typed.request('get' as never, '/x' as never, {} as never);
    expect(server.received).toHaveLength(2);
  });

  test('a date is waited for by ky and ours', async () => {
    for (const name of ['ky', 'ours']) {
      server.reset();
      // A date has whole seconds, so this is one to two of them.
      const date = new Date(Date.now() + 2000).toUTCString();
      server.answerNext({ status: 503, headers: { 'Retry-After': date } });
      await clients[name]?.('GET');
      const [first, second] = server.received;
      expect((second?.at ?? 0) - (first?.at ?? 0), name).toBeGreaterThan(700);
    }
  });

  test('a POST is repeated by ky and ofetch where that is asked for, key or not', async () => {
    const acted = { status: 503, executes: true } as const;
    const url = `${server.url}/x`;
    server.answerNext(acted);
    await ky.post(url, { retry: { methods: ['post'] } });
    expect(server.executed).toHaveLength(2);
    server.reset();
    server.answerNext(acted);
    await ofetch(url, { method: 'POST', retry: 1 });
    expect(server.executed).toHaveLength(2);
  });
});
