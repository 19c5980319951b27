import type { ApiError, Client } from '@unhappy-path/client';
import { afterEach, expect, test, vi } from 'vitest';
import {
  startOverten,
  startPincer,
  startPyramid,
  startServer,
  type ReferenceServer,
} from '../../reference-servers/index.js';
import { createReact, visibleText, type Element } from './render.js';
import { routeTo } from './route-to.js';
import { runSample } from './run-sample.js';

const PAGE = 'docs/client.md';
const servers: ReferenceServer[] = [];

/** A server in the place of the address that the samples name, and its key where they look for one. */
async function serverAt(
  address: string,
  start: () => Promise<ReferenceServer>,
  variable?: string,
): Promise<ReferenceServer> {
  const server = await start();
  servers.push(server);
  routeTo(address, server);
  if (variable !== undefined) vi.stubEnv(variable, server.apiKey);
  return server;
}

const pyramid = () =>
  serverAt('https://api.pyramid-ai.com/api/v2', startPyramid, 'PYRAMID_API_KEY');
const overten = () =>
  serverAt('https://backend.overtenai.com/api/v1', startOverten, 'OVERTEN_API_KEY');

afterEach(async () => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

test('the first call gets an answer, and its failure is explained', async () => {
  const server = await pyramid();
  const { askOrExplain } = runSample<{ askOrExplain: (...of: string[]) => Promise<string> }>(
    PAGE,
    'ask-or-explain.ts',
  );
  expect(await askOrExplain('p', 'Why?')).toBe('What the documents say of: Why?');
  server.answerNext({ failure: 'quota-exceeded', headers: { 'X-Request-Id': 'req_7' } });
  expect(await askOrExplain('p', 'Why?')).toBe(
    'The monthly token quota is used up (quota-exceeded, request id req_7)',
  );
});

test('the switch has words for what happens', async () => {
  const server = await pyramid();
  const { organization } = runSample<{ organization: () => Promise<string> }>(PAGE, 'explain.ts');
  expect(await organization()).toBe('Example Agency');
  server.answerNext({ failure: 'validation-error' }, { failure: 'unauthorized' });
  expect(await organization()).toBe('name: name is required');
  expect(await organization()).toBe('You may not do this.');
  server.answerNext({ failure: 'rate-limited', headers: { 'Retry-After': '90' } });
  expect(await organization()).toBe('Come back in 90 s.');
});

test.each(['with-zod.ts', 'with-valibot.ts', 'with-arktype.ts'])('%s checks', async (file) => {
  const server = await pyramid();
  const modules = {
    zod: await import('zod'),
    valibot: await import('valibot'),
    arktype: await import('arktype'),
  };
  const { organization } = runSample<{ organization: () => Promise<unknown> }>(PAGE, file, modules);
  expect(await organization()).toMatchObject({ data: { name: 'Example Agency' } });
  server.answerNext({ status: 200, body: { data: { id: 1 } } });
  await expect(organization()).rejects.toMatchObject({ kind: 'bad-response' });
});

test('a 402 asks for what is missing', async () => {
  const server = await serverAt('https://pincerapi.com/api/v1', startPincer, 'PINCER_API_KEY');
  const { buy } = runSample<{ buy: (path: string) => Promise<unknown> }>(PAGE, 'top-up.ts');
  server.answerNext({ failure: 'insufficient-balance' });
  expect(await buy('/balance')).toEqual({
    topUp:
      'This costs 0.01 and 0.003 is left. Add funds via POST /api/v1/balance or use x402 payment',
  });
  expect(await buy('/balance')).toMatchObject({ data: { ok: true } });
  server.answerNext({ failure: 'forbidden' });
  await expect(buy('/balance')).rejects.toMatchObject({ kind: 'forbidden' });
});

test('a job waits for a second by itself, and for an hour in its queue', async () => {
  const server = await pyramid();
  const { run } = runSample<{
    run: (job: object, later: (job: object, ms: number) => void) => Promise<void>;
  }>(PAGE, 'back-off.ts');
  const job = { id: 'job-1', name: 'A' };
  const later = vi.fn();

  server.answerNext({ failure: 'rate-limited', headers: { 'Retry-After': '1' } });
  await run(job, later);
  expect(later).not.toHaveBeenCalled();
  const [first, second] = server.received;
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(950);

  server.answerNext({ failure: 'rate-limited', headers: { 'Retry-After': '3600' } });
  await run(job, later);
  expect(later).toHaveBeenCalledExactlyOnceWith(job, 3_600_000);
  // The second run of a job that got through does nothing more.
  await run(job, later);
  expect(server.executed).toHaveLength(1);
});

test('the checkout form has one key for two presses, and another after a refusal', async () => {
  const server = await serverAt('https://shop.example.com/api', startServer);
  const react = createReact();
  const { CheckoutForm } = runSample<{ CheckoutForm: (props: object) => unknown }>(
    PAGE,
    'checkout-form.tsx',
    react.modules,
  );
  const show = (): Element => react.render(CheckoutForm, { cart: [{ item: 'tea', count: 1 }] });
  const press = async (): Promise<string> => {
    const submit = show().props['onSubmit'] as (event: object) => Promise<void>;
    await submit({ preventDefault: () => undefined });
    return visibleText(show());
  };
  const keys = (): unknown[] => server.received.map(({ headers }) => headers['idempotency-key']);

  // The order is placed, and its answer is lost, with those of all repeats.
  server.answerNext(
    { fault: 'reset-before-headers', executes: true },
    ...Array.from({ length: 3 }, () => ({ fault: 'reset-before-headers' }) as const),
  );
  const random = vi.spyOn(Math, 'random').mockReturnValue(0);
  expect(await press()).toContain('Press again');
  random.mockRestore();
  expect(await press()).toContain('Thank you');
  expect(new Set(keys()).size).toBe(1);
  expect(keys()).toHaveLength(5);
  expect(server.executed).toHaveLength(1);

  server.answerNext({ status: 402, body: { error: { code: 'no_credit', message: 'Declined' } } });
  expect(await press()).toContain('Declined');
  expect(await press()).toContain('Thank you');
  expect(new Set(keys()).size).toBe(3);
  expect(server.executed).toHaveLength(2);
});

test('the id is logged as a fact of its own', async () => {
  const server = await pyramid();
  const lines: [object, string][] = [];
  const log = (facts: object, message: string): void => {
    lines.push([facts, message]);
  };
  const pino = () => ({ warn: log, error: log });
  const { api } = runSample<{ api: Client }>(PAGE, 'log.ts', { pino: { pino } });
  server.answerNext({ failure: 'forbidden', headers: { 'X-Request-Id': 'req_9' } });
  await api.get('/organization').result();
  expect(lines).toEqual([
    [
      expect.objectContaining({ requestId: 'req_9', kind: 'forbidden' }),
      expect.stringContaining('req_9'),
    ],
  ]);
});

test('a task is polled to its end, after a 202 and after a 408', { timeout: 60_000 }, async () => {
  const server = await overten();
  // The shortest pauses that the contract allows.
  vi.spyOn(Math, 'random').mockReturnValue(0);
  const { renderSlides } = runSample<{
    renderSlides: (prompt: string, onState?: (state: string) => void) => Promise<string>;
  }>(PAGE, 'render-slides.ts');
  const states: string[] = [];
  server.answerNext({ failure: 'sync-timeout' });
  const slides = renderSlides('Ten slides', (state) => states.push(state));
  await vi.waitFor(() => {
    expect(server.received).toHaveLength(2);
  });
  const failing = renderSlides('slow, and will fail');
  failing.catch(() => undefined);
  expect(await slides).toMatch(/^\/api\/v1\/runs\/.*\/download$/);
  expect(states).toEqual(['queued', 'running']);
  const bodies = server.received.slice(0, 2).map(({ body }) => JSON.parse(body) as object);
  expect(bodies).toEqual([{ prompt: 'Ten slides' }, { prompt: 'Ten slides', async: true }]);

  await expect(failing).rejects.toMatchObject({
    kind: 'unavailable',
    message: 'The model provider failed.',
    taskId: expect.any(String) as string,
  });
});

test('react-query gets the data, or an error with its kind', async () => {
  const server = await pyramid();
  let state: { data?: unknown; error: ApiError | null } = { error: null };
  let query: ((context: object) => Promise<unknown>) | undefined;
  const useQuery = (options: { queryFn: typeof query; retry: unknown }): typeof state => {
    expect(options.retry).toBe(false);
    query = options.queryFn;
    return state;
  };
  const react = createReact();
  const modules = { ...react.modules, '@tanstack/react-query': { useQuery } };
  const { OrganizationName } = runSample<{ OrganizationName: (props: object) => unknown }>(
    PAGE,
    'organization.tsx',
    modules,
  );
  const show = (): string => visibleText(react.render(OrganizationName, {}));
  const { signal } = new AbortController();
  show();
  state = { data: await query?.({ signal }), error: null };
  expect(show()).toBe('Example Agency');
  server.answerNext({ failure: 'quota-exceeded' });
  state = { error: (await query?.({ signal }).catch((error: unknown) => error)) as ApiError };
  expect(show()).toBe('The quota of this month is used up.');
});
