import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { createJiti } from 'jiti';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startStandIn, type Scenario, type StandIn } from './stand-in.js';

const root = fileURLToPath(new URL('./handle-statuses/', import.meta.url));
const jiti = createJiti(import.meta.url, { fsCache: false });

let server: StandIn;

beforeAll(async () => {
  server = await startStandIn();
  process.env['API_URL'] = server.url;
});

afterAll(() => {
  server.close();
});

const limited = (retryAfter: string, then?: Scenario): Scenario => ({
  name: '429',
  status: 429,
  body: { error: 'Slow down' },
  retryAfter,
  ...(then !== undefined && { then }),
});
const fine: Scenario = { name: '200', status: 200 };

/** What a case does once it is migrated: its result or the message of its failure, and how many milliseconds it takes. */
async function play(name: string, scenario: Scenario) {
  const { run } = await jiti.import<{ run: () => Promise<unknown> }>(
    join(root, name, name === 'a-time-limit-for-each-attempt' ? 'expected.js' : 'expected.ts'),
  );
  server.play(scenario, { id: 7 });
  const start = performance.now();
  const outcome = await run().catch((error: unknown) => (error as Error).message);
  return { outcome, requests: server.seen.length, took: performance.now() - start };
}

const WAITING = [
  'put-with-a-body',
  'post-with-a-key',
  'a-token-is-awaited',
  'a-time-limit-for-each-attempt',
];

it.each(WAITING)(
  '%s: sends the same once more after the second that it was asked to wait',
  async (name) => {
    const { outcome, took } = await play(name, limited('1', fine));
    expect(outcome).toEqual(name === 'post-with-a-key' ? ['id'] : { id: 7 });
    expect(took).toBeGreaterThanOrEqual(990);
    const [first, second, ...more] = server.seen;
    expect(second).toEqual(first);
    expect(more).toEqual([]);
  },
);

it('waits for a date', async () => {
  const date = new Date(Date.now() + 2000).toUTCString();
  const { outcome, requests, took } = await play('put-with-a-body', limited(date, fine));
  expect({ outcome, requests }).toEqual({ outcome: { id: 7 }, requests: 2 });
  // Dates have whole seconds.
  expect(took).toBeGreaterThanOrEqual(900);
});

it('fails as before at once where it is asked to wait for too long, or for what nobody can read', async () => {
  const nextYear = new Date(Date.now() + 31_536_000_000).toUTCString();
  for (const retryAfter of ['31', nextYear, 'soon']) {
    const { outcome, requests, took } = await play('put-with-a-body', limited(retryAfter, fine));
    expect(outcome).toMatch(/^not renamed: Wait, for Retry-After/);
    expect(requests).toBe(1);
    expect(took).toBeLessThan(900);
  }
});

it('gives up after the third answer', async () => {
  const { outcome, requests } = await play('put-with-a-body', limited('0'));
  expect(outcome).toMatch(/^not renamed: Wait, for Retry-After/);
  expect(requests).toBe(3);
});

it.each([
  'post-without-a-key',
  'post-with-a-key-for-each-attempt',
  'a-stream-is-used-up',
  'a-signal-ends-the-wait',
])('%s: is sent once', async (name) => {
  const { outcome, requests } = await play(name, limited('0', fine));
  expect(outcome).toMatch(/: (?:Wait|Try again)/);
  expect(requests).toBe(1);
});

it('sends what succeeds, and what fails otherwise, once', async () => {
  for (const scenario of [fine, { name: '503', status: 503, retryAfter: '0' }]) {
    const { requests } = await play('put-with-a-body', scenario);
    expect(requests).toBe(1);
  }
});
