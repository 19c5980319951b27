import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { createJiti } from 'jiti';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startStandIn, type StandIn } from './stand-in.js';

const root = fileURLToPath(new URL('./add-idempotency-key/', import.meta.url));
const jiti = createJiti(import.meta.url, { fsCache: false });

const cases = readdirSync(root).flatMap((name) => {
  const expected = readdirSync(join(root, name)).find((file) => file.startsWith('expected.'));
  return expected === undefined ? [] : [[name, join(root, name, expected)] as const];
});

/** Requests of one run against a server that is broken. */
const ATTEMPTS: Readonly<Record<string, number>> = {
  'batch-of-retries': 2,
  'caller-repeats': 3,
  'method-calls-itself': 3,
  recursion: 3,
  'retry-helper': 3,
  'retry-loop': 3,
};

let server: StandIn;

beforeAll(async () => {
  server = await startStandIn();
  process.env['API_URL'] = server.url;
});

afterAll(() => {
  server.close();
});

it.each(cases)(
  '%s: one key for all attempts, and another for the next operation',
  async (name, file) => {
    const { run } = await jiti.import<{ run: () => Promise<unknown> }>(file);
    const keysOfRun = async (): Promise<string[]> => {
      server.play({ name: 'broken', status: 500 }, {});
      await run().catch(() => undefined);
      return server.seen.map(({ headers }) => headers['idempotency-key'] ?? 'none');
    };
    const first = await keysOfRun();
    const second = await keysOfRun();
    expect(first).toHaveLength(ATTEMPTS[name] ?? 1);
    expect(new Set(first).size).toBe(1);
    expect(new Set(second).size).toBe(1);
    expect(first[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(second[0]).not.toBe(first[0]);
  },
);

it('gives each operation of a batch a key of its own', async () => {
  const file = join(root, 'batch-of-retries', 'expected.ts');
  const { run } = await jiti.import<{ run: () => Promise<unknown> }>(file);
  server.play({ name: 'fine', status: 200 }, {});
  await run();
  const keys = server.seen.map(({ headers }) => headers['idempotency-key']);
  expect(keys).toHaveLength(2);
  expect(new Set(keys).size).toBe(2);
});
