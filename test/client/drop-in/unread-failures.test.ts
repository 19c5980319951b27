import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createClient, type ClientOptions } from '@unhappy-path/client';
import { startServer, type ReferenceServer } from '../../reference-servers/index.js';

let server: ReferenceServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
afterEach(() => {
  server.reset();
});
const start = (options: ClientOptions = {}) =>
  createClient({ baseUrl: server.url, retry: { backoff: () => 1 }, ...options });
const within = (ended: Promise<unknown>, ms = 2000) =>
  Promise.race([ended, new Promise((resolve) => setTimeout(resolve, ms, 'still waiting'))]);

test('fetch: a 404 resolves although its body does not end', async () => {
  server.answerNext({ fault: 'drip', status: 404 });
  expect(
    await within(
      start()
        .fetch(`${server.url}/x`)
        .then(({ status }) => status),
    ),
  ).toBe(404);
});

test('fetch: null takes away the signal of a Request', async () => {
  const request = new Request(`${server.url}/x`, { signal: AbortSignal.abort() });
  expect((await start().fetch(request, { signal: null })).status).toBe(200);
});

test('fetch: a header that is a number does not make a 404 a lost connection', async () => {
  server.answerNext({ status: 404 });
  const headers = { 'x-version': 1 } as unknown as Record<string, string>;
  const { status } = await start().fetch(`${server.url}/x`, { headers });
  expect({ status, sent: server.received.length }).toEqual({ status: 404, sent: 1 });
});
