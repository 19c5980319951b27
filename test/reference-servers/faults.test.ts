import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { ask } from './ask.js';
import { startPyramid, startServer, type ReferenceServer } from './index.js';
import { type Fault, FAULTS } from './reference-server.js';

let server: ReferenceServer;

beforeAll(async () => {
  server = await startServer();
});
afterEach(() => {
  server.reset();
});
afterAll(() => server.close());

function send(signal: AbortSignal | null = null): Promise<Response> {
  return fetch(`${server.url}/orders?page=2`, { method: 'POST', body: '{"n":1}', signal });
}

/** The code of the system or of zlib that lies behind a `fetch failed`. */
async function codeBehind(promise: Promise<unknown>): Promise<unknown> {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof TypeError) || !(error.cause instanceof Error)) return error;
  return 'code' in error.cause ? error.cause.code : error.cause;
}

test.each(['reset-before-headers', 'reset-in-headers'] as const)(
  '%s: no response, and the request is in the log without a status',
  async (fault) => {
    server.answerNext({ fault });
    expect(await codeBehind(send())).toBe('ECONNRESET');
    expect(server.received).toMatchObject([
      { method: 'POST', path: '/orders?page=2', body: '{"n":1}', status: null },
    ]);
  },
);

test('reset-in-body: headers that promise more than comes', async () => {
  server.answerNext({ fault: 'reset-in-body', status: 201 });
  const response = await send();
  expect(response.status).toBe(201);
  expect(Number(response.headers.get('content-length'))).toBeGreaterThan(0);
  expect(await codeBehind(response.text())).toBe('ECONNRESET');
  expect(server.received[0]?.status).toBeNull();
});

test('never: nothing comes, until the client goes', async () => {
  server.answerNext({ fault: 'never' });
  const client = new AbortController();
  const sent = send(client.signal);
  await vi.waitFor(() => {
    expect(server.received).toHaveLength(1);
  });
  const first = await Promise.race([sent, setTimeout(200, 'nothing came')]);
  expect(first).toBe('nothing came');
  client.abort();
  await expect(sent).rejects.toThrow(/abort/);
  expect(server.received[0]?.status).toBeNull();
});

// Bytes that wait for a client which has no turn reach it together.
test('drip: headers at once, then byte after byte', { retry: 5 }, async () => {
  server.answerNext({ fault: 'drip' });
  const response = await send(AbortSignal.timeout(2000));
  expect(response.status).toBe(200);
  const sizes: number[] = [];
  for await (const chunk of response.body ?? []) {
    sizes.push((chunk as Uint8Array).length);
    if (sizes.length === 3) break;
  }
  expect(sizes).toEqual([1, 1, 1]);
});

test('truncated-json: a whole answer, its JSON cut', async () => {
  server.answerNext({ fault: 'truncated-json' });
  const response = await send();
  expect(response.ok).toBe(true);
  expect(response.headers.get('content-type')).toBe('application/json');
  await expect(response.json()).rejects.toThrow(SyntaxError);
});

test('html: the page of what stands before the API', async () => {
  server.answerNext({ fault: 'html' }, { fault: 'html', status: 503 });
  const response = await send();
  expect(response.status).toBe(502);
  expect(response.headers.get('content-type')).toContain('text/html');
  expect(await response.text()).toContain('<h1>502 Bad Gateway</h1>');
  expect((await ask(server, 'GET /')).status).toBe(503);
});

test('empty: JSON is said to come, and nothing does', async () => {
  server.answerNext({ fault: 'empty' });
  const response = await send();
  expect(response.headers.get('content-type')).toBe('application/json');
  expect(await response.text()).toBe('');
});

test('broken-gzip: cannot be unpacked', async () => {
  server.answerNext({ fault: 'broken-gzip' });
  const response = await send();
  expect(response.headers.get('content-encoding')).toBe('gzip');
  expect(await codeBehind(response.text())).toBe('Z_DATA_ERROR');
});

test('wrong-content-type: JSON, but nobody says so', async () => {
  server.answerNext({ fault: 'wrong-content-type' });
  const response = await send();
  expect(response.headers.get('content-type')).toContain('text/plain');
  expect(await response.json()).toBeTypeOf('object');
});

describe('a write that breaks', () => {
  const breaking: readonly Fault[] = FAULTS.filter(
    (fault) => fault !== 'never' && fault !== 'drip',
  );

  async function create(pyramid: ReferenceServer): Promise<unknown> {
    const heard = ask(pyramid, 'POST /projects', { name: 'A' }, { 'idempotency-key': 'k' });
    return heard.then(
      ({ json }) => json,
      () => null,
    );
  }

  test.each(breaking)('by %s has no effect, unless that is asked for', async (fault) => {
    const pyramid = await startPyramid();
    try {
      pyramid.answerNext({ fault }, { fault, executes: true });
      await create(pyramid);
      expect(pyramid.executed).toEqual([]);
      await create(pyramid);
      expect(pyramid.executed).toMatchObject([{ path: '/projects', idempotencyKey: 'k' }]);
      expect(await create(pyramid)).toMatchObject({ data: { id: 'proj_1' } });
      expect(pyramid.executed).toHaveLength(1);
    } finally {
      await pyramid.close();
    }
  });
});

test('close ends answers that would never end', async () => {
  const own = await startServer();
  own.answerNext({ fault: 'never' }, { fault: 'drip' });
  const never = codeBehind(fetch(own.url));
  await expect.poll(() => own.received.length).toBe(1);
  const dripping = await fetch(own.url);
  expect(dripping.status).toBe(200);
  await own.close();
  expect(await never).not.toBeNull();
  await expect(dripping.text()).rejects.toThrow('terminated');
  expect(await codeBehind(fetch(own.url))).toBe('ECONNREFUSED');
});
