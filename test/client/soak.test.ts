import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClient, isApiError, type Client, type Result } from '@unhappy-path/client';
import { startServer } from '../reference-servers/index.js';
import type { Answer, Fault } from '../reference-servers/reference-server.js';
import { leakFreeServer } from './leak-free-server.js';

const SEED = 20260501;
const FAULT_RATE = 0.3;

/** How often each comes; those that take a whole timeout are seldom, or the test would take minutes. */
const WEIGHTS: Readonly<Record<Fault, number>> = {
  'reset-before-headers': 20,
  'reset-in-headers': 8,
  'reset-in-body': 8,
  never: 1,
  drip: 1,
  'truncated-json': 12,
  html: 20,
  empty: 12,
  'broken-gzip': 10,
  'wrong-content-type': 8,
};

const at = leakFreeServer(startServer);

const unhandled: unknown[] = [];
const onUnhandled = (reason: unknown): void => {
  unhandled.push(reason);
};

beforeAll(() => {
  process.on('unhandledRejection', onUnhandled);
});
afterAll(() => {
  process.off('unhandledRejection', onUnhandled);
});

test.each([
  { calls: 10_000, atATime: 1, timeout: 150 },
  // Those that come last wait for all others.
  { calls: 500, atATime: 500, timeout: 3000 },
])(
  '$calls calls, $atATime at a time, of which some meet a fault',
  async (run) => {
    const { calls, atATime, timeout } = run;
    const random = mulberry32(SEED);
    let faults = 0;
    const client = brittle(random, timeout, (fault) => {
      faults += 1;
      return fault;
    });
    const counts: Record<string, number> = {};
    /** Writes of which the caller knows that they took effect. */
    const answered: string[] = [];
    const from = performance.now();
    for (let first = 0; first < calls; first += atATime) {
      const batch = Array.from({ length: atATime }, async (_, nth) => {
        const id = first + nth;
        const isWrite = random() < 0.5;
        const result = await (isWrite ? write(client, id) : read(client, id));
        const isAnswered = expectEnd(
          result,
          isWrite ? `POST /orders {"id":${id}}` : `GET /orders/${id} `,
        );
        if (isWrite && isAnswered) answered.push(keyOf(id));
        const end = result.ok ? 'a result' : result.error.kind;
        counts[end] = (counts[end] ?? 0) + 1;
      });
      await Promise.all(batch);
    }
    const seconds = (performance.now() - from) / 1e3;

    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(calls);
    // Of all that is sent again, little fails four times.
    expect(counts['a result']).toBeGreaterThan(calls * 0.8);
    const requests = at.server.received.length;
    expect(faults).toBeGreaterThan(requests * (FAULT_RATE - 0.1));
    expect(requests).toBeGreaterThan(calls * 1.1);

    const keys = at.server.executed.map(({ idempotencyKey }) => idempotencyKey);
    const unique = new Set(keys);
    expect(unique.has(null)).toBe(false);
    expect(keys).toHaveLength(unique.size);
    expect(answered.length).toBeGreaterThan(calls * 0.3);
    expect(answered.filter((key) => !unique.has(key))).toEqual([]);

    expect(await at.leaks.left()).toEqual({ openRequests: 0, timers: 0 });
    expect(unhandled).toEqual([]);
    console.info({ ...run, requests, faults, seconds, ends: counts });
  },
  240_000,
);

/** A client of which every attempt may meet a fault. */
function brittle(
  random: () => number,
  timeout: number,
  onFault: (fault: Answer) => Answer,
): Client {
  return createClient({
    baseUrl: at.server.url,
    timeout,
    retry: { backoff: () => random() },
    onRequest() {
      if (random() < FAULT_RATE) at.server.answerNext(onFault(anyFault(random)));
    },
  });
}

function write(client: Client, id: number): Promise<Result<unknown>> {
  return client.post('/orders', { json: { id }, idempotencyKey: keyOf(id) }).result();
}

function keyOf(id: number): string {
  return `key-${id}`;
}

function read(client: Client, id: number): Promise<Result<unknown>> {
  return client.get(`/orders/${id}`).result();
}

/**
 * A failure that says what it is, or the answer to this very request.
 *
 * @returns whether it is that answer
 */
function expectEnd(result: Result<unknown>, asked: string): boolean {
  if (result.ok) {
    const { method, path, body } = result.data as Record<string, string>;
    // A fault without an effect has an answer of its own.
    if (method !== undefined) expect(`${method} ${path} ${body}`).toBe(asked);
    else expect(result.data).toEqual({ data: expect.anything() as unknown });
    return method !== undefined;
  }
  const { error } = result;
  expect(isApiError(error)).toBe(true);
  expect(['network', 'timeout', 'bad-response', 'unavailable']).toContain(error.kind);
  if (error.kind !== 'bad-response') expect(error.attempts).toBe(4);
  return false;
}

function anyFault(random: () => number): Answer {
  let left = random() * Object.values(WEIGHTS).reduce((sum, weight) => sum + weight, 0);
  const fault = (Object.keys(WEIGHTS) as Fault[]).find((one) => (left -= WEIGHTS[one]) < 0);
  return { fault: fault ?? 'html', executes: random() < 0.5 };
}

/** Tommy Ettinger's generator: the same faults each time, in a run of one call at a time. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
