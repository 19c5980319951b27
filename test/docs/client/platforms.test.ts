import type { MessagePort } from 'node:worker_threads';
import { createClient, type Client } from '@unhappy-path/client';
import { pyramid } from '@unhappy-path/client/apis';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startPyramid, type ReferenceServer } from '../../reference-servers/index.js';
import { routeTo } from './route-to.js';
import { runSample } from './run-sample.js';

const PAGE = 'docs/client.md';
let server: ReferenceServer;

beforeEach(async () => {
  server = await startPyramid();
  routeTo('https://api.pyramid-ai.com/api/v2', server);
  vi.stubEnv('PYRAMID_API_KEY', server.apiKey);
});

afterEach(async () => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await server.close();
});

describe('the route handler', () => {
  const ask = async (): Promise<Response> => {
    const { POST } = runSample<{ POST: (request: Request) => Promise<Response> }>(
      PAGE,
      'app/api/ask/route.ts',
    );
    const body = JSON.stringify({ question: 'Why?' });
    const headers = { 'Idempotency-Key': 'of-the-browser' };
    return POST(new Request('https://app.example.com/api/ask', { method: 'POST', body, headers }));
  };

  test('answers, and hands the key on', async () => {
    const response = await ask();
    expect(await response.json()).toEqual({ answer: 'What the documents say of: Why?' });
    expect(server.executed).toMatchObject([{ idempotencyKey: 'of-the-browser' }]);
  });

  test('hands on the status, the wait and the id, and nothing else', async () => {
    const headers = { 'Retry-After': '120', 'X-Request-Id': 'req_3' };
    server.answerNext({ failure: 'rate-limited', headers });
    const response = await ask();
    expect(response.status).toBe(429);
    expect(response.headers.get('Retry-After')).toBe('120');
    expect(await response.json()).toEqual({ kind: 'rate-limited', requestId: 'req_3' });
  });

  test('is read again by a client in the browser', async () => {
    server.answerNext({ failure: 'quota-exceeded', headers: { 'X-Request-Id': 'req_4' } });
    const browser = createClient({ baseUrl: 'https://app.example.com/api', fetch: ask });
    const { error } = await browser.post('/ask', { json: {} }).result();
    expect(error).toMatchObject({ kind: 'payment-required', status: 402, requestId: 'req_4' });
    expect(error?.retryAfterMs).toBeGreaterThan(0);
  });

  test('does not make the refusal of its own key the refusal of the user', async () => {
    server.answerNext({ failure: 'unauthorized' });
    expect((await ask()).status).toBe(502);
  });
});

test('the service worker repeats what the page asks, and lets others pass', async () => {
  const worker = new EventTarget();
  vi.spyOn(console, 'warn').mockReturnValue(undefined);
  runSample(PAGE, 'service-worker.ts', {}, { self: worker });
  const dispatch = (url: string): Promise<Response> | undefined => {
    let answer: Promise<Response> | undefined;
    const request = new Request(url, { headers: { Authorization: `Bearer ${server.apiKey}` } });
    const respondWith = (response: Promise<Response>): void => {
      answer = response;
    };
    worker.dispatchEvent(Object.assign(new Event('fetch'), { request, respondWith }));
    return answer;
  };
  server.answerNext({ failure: 'rate-limited', headers: { 'Retry-After': '0' } });
  const response = await dispatch('https://api.pyramid-ai.com/api/v2/organization');
  expect(await response?.json()).toMatchObject({ data: { name: 'Example Agency' } });
  expect(server.received).toHaveLength(2);
  expect(dispatch('https://elsewhere.example.com/')).toBeUndefined();
});

describe('a token that expires', () => {
  const withToken = (fetchToken: () => Promise<string>): Client =>
    runSample<{ clientWithToken: (of: () => Promise<string>) => Client }>(
      PAGE,
      'with-token.ts',
    ).clientWithToken(fetchToken);

  test('is fetched once, for calls at the same time too', async () => {
    const fetchToken = vi.fn(() => Promise.resolve(server.apiKey));
    const client = withToken(fetchToken);
    await Promise.all([client.get('/organization'), client.get('/projects')]);
    await client.get('/organization');
    expect(fetchToken).toHaveBeenCalledTimes(1);
  });

  test('is made anew after a 401, and the POST is sent once more', async () => {
    const tokens = ['expired', server.apiKey];
    const fetchToken = vi.fn(() => Promise.resolve(tokens.shift() ?? ''));
    await withToken(fetchToken).post('/projects', { json: { name: 'A' } });
    expect(fetchToken).toHaveBeenCalledTimes(2);
    expect(server.received.map(({ status }) => status)).toEqual([401, 201]);
  });
});

test('the sample of a test passes', async () => {
  const cases: Promise<unknown>[] = [];
  const run = (_name: string, body: () => Promise<unknown>): void => {
    cases.push(body());
  };
  runSample(PAGE, 'ask.test.ts', { vitest: { expect, test: run } });
  expect(cases).toHaveLength(1);
  await Promise.all(cases);
  // It asks no server.
  expect(server.received).toEqual([]);
});

test('errors cross a port', async () => {
  const { port1, port2 } = new MessageChannel();
  const { send, receive } = runSample<{
    send: (port: MessagePort, error: unknown) => void;
    receive: (port: MessagePort, onError: (error: unknown) => void) => void;
  }>(PAGE, 'across.ts');
  const client = createClient({ contract: pyramid });
  const { error } = await client.get('/organization').result();
  const arrived = new Promise((resolve) => {
    receive(port2, resolve);
  });
  send(port1, error);
  expect(await arrived).toMatchObject({ kind: 'unauthorized', message: error?.message });
  port1.close();
});

test('the sample of the package tells of a failure with its id', async () => {
  const page = 'src/client/README.md';
  vi.spyOn(console, 'error').mockReturnValue(undefined);
  const { ask } = runSample<{ ask: (...of: string[]) => Promise<string> }>(page, 'ask.ts');
  server.answerNext({ failure: 'forbidden', headers: { 'X-Request-Id': 'req_5' } });
  expect(await ask('Why?', 'key-1')).toBe('That did not work. Request id: req_5');
  await ask('Why?', 'key-2');
  await ask('Why?', 'key-2');
  expect(server.executed).toHaveLength(1);
});
