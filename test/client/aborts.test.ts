import { getEventListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import {
  createClient,
  createPacing,
  type Client,
  type ClientOptions,
  type RequestOptions,
} from '@unhappy-path/client';
import { startServer } from '../reference-servers/index.js';
import type { Answer } from '../reference-servers/reference-server.js';
import { leakFreeServer } from './leak-free-server.js';
import { AT_ONCE_MS, LONG_MS, timed } from './timed.js';

const at = leakFreeServer(startServer);

const start = (options?: ClientOptions): Client =>
  createClient({ baseUrl: at.server.url, retry: { backoff: () => LONG_MS }, ...options });

/** When the calls that are to be ended are waiting. */
async function heard(requests: number): Promise<void> {
  await expect.poll(() => at.server.received.length).toBe(requests);
  // Until the answer, if there is one, has come.
  await delay(100);
}

test('what is under way is seen by the watch for leaks', async () => {
  at.server.answerNext({ fault: 'never' });
  const controller = new AbortController();
  const call = start({ timeout: LONG_MS }).get('/slow', { signal: controller.signal }).result();
  await heard(1);
  expect(at.leaks.now()).toEqual({ openRequests: 1, timers: 1 });
  expect(getEventListeners(controller.signal, 'abort')).not.toEqual([]);
  controller.abort();
  await call;
  expect(await at.leaks.left()).toEqual({ openRequests: 0, timers: 0 });
});

describe.each([
  { name: 'with a time limit', limits: { timeout: LONG_MS } },
  { name: 'without', limits: {} },
])('an aborted signal ends at once, $name', ({ limits }) => {
  const waits: Readonly<Record<string, { answers: Answer[]; options?: RequestOptions }>> = {
    'the wait for the headers': { answers: [{ fault: 'never' }] },
    'the body': { answers: [{ fault: 'drip' }] },
    'the wait after a failure': { answers: [{ status: 503 }] },
    'the wait after a lost connection': { answers: [{ fault: 'reset-before-headers' }] },
    'the wait that the API asks for': {
      answers: [{ status: 429, headers: { 'Retry-After': '50' } }],
    },
    'the wait of a call with a deadline': {
      answers: [{ status: 503 }],
      options: { deadline: LONG_MS * 2 },
    },
  };

  test.each(Object.keys(waits))('%s', async (name) => {
    const { answers = [], options } = waits[name] ?? {};
    at.server.answerNext(...answers);
    const controller = new AbortController();
    const reason = new RangeError('enough');
    const { signal } = controller;
    const call = start()
      .get('/slow', { ...options, signal })
      .result();
    await heard(1);
    controller.abort(reason);
    const { ms, error } = await timed(call);
    expect(ms).toBeLessThan(AT_ONCE_MS);
    expect(error).toMatchObject({ kind: 'aborted', cause: reason, attempts: 1 });
    expect(getEventListeners(signal, 'abort')).toEqual([]);
    await delay(50);
    expect(at.server.received).toHaveLength(1);
  });

  test('the wait for its turn, and takes no turn from others', async () => {
    const client = start({ ...limits, pacing: createPacing({ concurrency: 1 }), retry: false });
    at.server.answerNext({ fault: 'never' });
    const [first, second] = [new AbortController(), new AbortController()];
    const blocking = client.get('/first', { signal: first.signal }).result();
    await heard(1);
    const queued = client.get('/second', { signal: second.signal }).result();
    const third = client.get('/third').result();
    second.abort();
    const { ms, error } = await timed(queued);
    expect(ms).toBeLessThan(AT_ONCE_MS);
    expect(error).toMatchObject({ kind: 'aborted' });
    first.abort();
    expect(await blocking).toMatchObject({ error: { kind: 'aborted' } });
    expect(await third).toMatchObject({ ok: true });
    expect(at.server.received.map(({ path }) => path)).toEqual(['/first', '/third']);
  });

  test('before anything is sent', async () => {
    const result = await start()
      .get('/slow', { signal: AbortSignal.abort('enough') })
      .result();
    expect(result).toMatchObject({ ok: false, error: { kind: 'aborted', cause: 'enough' } });
    expect(at.server.received).toEqual([]);
  });

  test.each(['stream', 'response'] as const)('a %s that is being read', async (as) => {
    at.server.answerNext({ fault: 'drip' });
    const controller = new AbortController();
    const { signal } = controller;
    const data = await start(limits).get('/slow', { as, signal });
    const stream = data instanceof Response ? data.body : data;
    const reader = stream?.getReader();
    expect(await reader?.read()).toMatchObject({ done: false });
    controller.abort(new RangeError('enough'));
    await expect(readToTheEnd(reader)).rejects.toThrow('enough');
  });

  test('with AbortSignal.timeout', async () => {
    at.server.answerNext({ fault: 'never' });
    const { ms, error } = await timed(
      start()
        .get('/slow', { signal: AbortSignal.timeout(100) })
        .result(),
    );
    expect(ms).toBeLessThan(AT_ONCE_MS);
    expect(error).toMatchObject({ kind: 'aborted', cause: { name: 'TimeoutError' } });
  });
});

async function readToTheEnd(
  reader: ReadableStreamDefaultReader<Uint8Array> | undefined,
): Promise<void> {
  while (reader && !(await reader.read()).done);
}
