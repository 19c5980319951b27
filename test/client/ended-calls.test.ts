import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createClient, type ClientOptions } from '@unhappy-path/client';
import { startServer, type ReferenceServer } from '../reference-servers/index.js';

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

test('a deadline that ends a call is named', async () => {
  const limits: unknown[] = [];
  for (let call = 0; call < 40; call += 1) {
    server.answerNext({ fault: 'never' });
    const { error } = await start({ deadline: 60 }).get('/x').result();
    limits.push(error?.kind === 'timeout' && error.limit);
  }
  expect(limits.filter((limit) => limit !== 'deadline')).toEqual([]);
});

test.each(['reset-before-headers', 'reset-in-body'] as const)(
  'a stream whose connection is lost was not invalid: %s',
  async (fault) => {
    server.answerNext({ fault });
    const body = new Blob(['once']).stream();
    const { error } = await start().post('/upload', { body, idempotencyKey: 'k' }).result();
    expect(error).toMatchObject({ kind: 'network', stopped: 'body' });
  },
);
