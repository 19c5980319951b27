import { describe, expect, test } from 'vitest';
import { createClient, createPacing, type Client, type ClientOptions } from '@unhappy-path/client';
import { startServer } from '../reference-servers/index.js';
import type { Answer } from '../reference-servers/reference-server.js';
import { leakFreeServer } from './leak-free-server.js';
import { AT_ONCE_MS, LONG_MS, timed } from './timed.js';

const at = leakFreeServer(startServer);

const start = (options?: ClientOptions): Client =>
  createClient({ baseUrl: at.server.url, retry: { backoff: () => LONG_MS }, ...options });

describe('a deadline is not outlasted', () => {
  const DEADLINE_MS = 500;
  const options = { deadline: DEADLINE_MS };

  test.each(['never', 'drip'] as const)('by an answer that does not come: %s', async (fault) => {
    at.server.answerNext({ fault });
    const { ms, error } = await timed(start(options).get('/slow').result());
    expect(error).toMatchObject({ kind: 'timeout', attempts: 1 });
    expect(ms).toBeGreaterThan(DEADLINE_MS - 50);
    expect(ms).toBeLessThan(DEADLINE_MS + AT_ONCE_MS);
  });

  test('by attempts that each take less', async () => {
    at.server.answerNext(...Array.from({ length: 9 }, (): Answer => ({ fault: 'never' })));
    const client = start({ ...options, timeout: 150, retry: { backoff: () => 1, limit: 8 } });
    const { ms, error } = await timed(client.get('/slow').result());
    expect(error).toMatchObject({ kind: 'timeout' });
    expect(ms).toBeLessThan(DEADLINE_MS + AT_ONCE_MS);
    expect(at.server.received.length).toBeGreaterThan(1);
    expect(at.server.received.length).toBeLessThan(5);
  });

  test.each<[string, Answer]>([
    ['the API asks for', { status: 429, headers: { 'Retry-After': '30' } }],
    ['the client would make', { status: 503 }],
  ])('by a wait that %s: it fails at once instead', async (_, answer) => {
    at.server.answerNext(answer);
    const { ms, error } = await timed(start(options).get('/slow').result());
    expect(error).toMatchObject({ stopped: 'wait', attempts: 1 });
    expect(ms).toBeLessThan(AT_ONCE_MS);
  });

  test('by the wait for its turn', async () => {
    const client = start({ pacing: createPacing({ concurrency: 1 }), retry: false });
    at.server.answerNext({ fault: 'never' });
    const controller = new AbortController();
    const blocking = client.get('/first', { signal: controller.signal }).result();
    await expect.poll(() => at.server.received.length).toBe(1);
    const { ms, error } = await timed(client.get('/second', options).result());
    expect(error).toMatchObject({ kind: 'timeout' });
    expect(ms).toBeLessThan(DEADLINE_MS + AT_ONCE_MS);
    controller.abort();
    await blocking;
  });
});
