import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { ask } from './ask.js';
import { startServer, type ReferenceServer } from './index.js';

let server: ReferenceServer;

beforeAll(async () => {
  server = await startServer();
});
afterEach(() => {
  server.reset();
});
afterAll(() => server.close());

test('says what it heard', async () => {
  const { json } = await ask(server, 'PUT /a/b?c=d', { e: 1 });
  expect(json).toEqual({ method: 'PUT', path: '/a/b?c=d', body: '{"e":1}' });
});

test('logs requests in the order of their arrival', async () => {
  await ask(server, 'GET /first');
  await ask(server, 'POST /second', [], { 'x-trace': '1' });
  expect(server.received).toMatchObject([
    { method: 'GET', path: '/first', body: '', status: 200 },
    { method: 'POST', path: '/second', body: '[]', status: 200, headers: { 'x-trace': '1' } },
  ]);
  const [first, second] = server.received;
  expect(first?.at).toBeLessThan(second?.at ?? 0);
});

test('does a write with a key once, and refuses the key for another', async () => {
  const key = { 'idempotency-key': 'k' };
  const first = await ask(server, 'POST /orders', { n: 1 }, key);
  expect((await ask(server, 'POST /orders', { n: 1 }, key)).text).toBe(first.text);
  expect((await ask(server, 'POST /orders', { n: 2 }, key)).status).toBe(422);
  expect((await ask(server, 'POST /others', { n: 2 }, key)).status).toBe(200);
  await ask(server, 'GET /orders', undefined, key);
  expect(server.executed.map(({ path, body }) => `${path} ${body}`)).toEqual([
    '/orders {"n":1}',
    '/others {"n":2}',
  ]);
});

test('gives queued answers to one request each, then its own', async () => {
  server.answerNext(
    { status: 503, headers: { 'Retry-After': '2' }, body: { reason: 'full' } },
    { status: 200, body: 'plain' },
    { status: 204 },
  );
  const [first, second, third, fourth] = [
    await ask(server, 'GET /'),
    await ask(server, 'GET /'),
    await ask(server, 'GET /'),
    await ask(server, 'GET /'),
  ];
  expect(first).toMatchObject({ status: 503, json: { reason: 'full' } });
  expect(first.headers.get('Retry-After')).toBe('2');
  expect(second.text).toBe('plain');
  expect(second.headers.get('Content-Type')).toContain('text/plain');
  expect(third).toMatchObject({ status: 204, text: '' });
  expect(fourth).toMatchObject({ status: 200, json: { method: 'GET' } });
});

test('says at once that a failure is not documented', () => {
  expect(() => {
    server.answerNext({ failure: 'nonsense' });
  }).toThrow('No failure is named "nonsense"');
});

test('forgets everything when it is reset', async () => {
  const key = { 'idempotency-key': 'k' };
  await ask(server, 'POST /orders', { n: 1 }, key);
  server.answerNext({ status: 500 });
  server.reset();
  expect([...server.received, ...server.executed]).toEqual([]);
  expect((await ask(server, 'POST /orders', { n: 2 }, key)).status).toBe(200);
});

test('is steered from another process too', async () => {
  const control = async (path: string, body?: string) => {
    const response = await fetch(server.url + path, {
      method: path === '/_received' ? 'GET' : 'POST',
      body: body ?? null,
    });
    return { status: response.status, text: await response.text() };
  };
  const queued = '[{"status":418},{"fault":"html"}]';
  expect(await control('/_answer-next', queued)).toEqual({ status: 204, text: '' });
  expect((await ask(server, 'GET /')).status).toBe(418);
  expect((await ask(server, 'GET /')).status).toBe(502);
  expect(await control('/_received').then(({ text }) => JSON.parse(text) as unknown)).toMatchObject(
    [{ status: 418 }, { status: 502 }],
  );
  expect(await control('/_answer-next', '{"fault":"nonsense"}')).toMatchObject({
    status: 400,
    text: expect.stringContaining('reset-before-headers') as string,
  });
  expect(await control('/_answer-next', '{"failure":"nonsense"}')).toMatchObject({ status: 400 });
  expect(await control('/_answer-next', '{"status":')).toMatchObject({ status: 400 });
  expect(await control('/_reset')).toMatchObject({ status: 204 });
  expect(server.received).toEqual([]);
});
