import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

/** Debian's package puts it here; see `.ci/run`. */
const CHROMIUM = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

interface Sent {
  method: string;
  url: string;
  key: string | undefined;
}
type Answer = (
  sent: Sent,
) => { status: number; headers?: Record<string, string>; body?: string } | null;

const SUCCESS: Answer = () => ({ status: 200, body: '{"success":true}' });

let server: Server;
let origin: string;
let browser: Browser;
let page: Page;
let sent: Sent[];
let answers: Answer[];

beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `import * as client from './src/client/index.js';
import * as apis from './src/client/apis/index.js';
Object.assign(globalThis, { client, apis });`,
      resolveDir: fileURLToPath(new URL('../../', import.meta.url)),
    },
    bundle: true,
    format: 'iife',
    write: false,
  });
  const script = outputFiles[0]?.text ?? '';
  server = createServer((request, response) => {
    const { method = '', url = '' } = request;
    if (url === '/') {
      response.writeHead(200, { 'Content-Type': 'text/html' });
      response.end('<!doctype html><title>client</title><script src="/client.js"></script>');
      return;
    }
    if (url === '/client.js') {
      response.writeHead(200, { 'Content-Type': 'text/javascript' });
      response.end(script);
      return;
    }
    if (url === '/favicon.ico') {
      response.writeHead(204);
      response.end();
      return;
    }
    request.resume();
    request.on('end', () => {
      const one = { method, url, key: request.headers['idempotency-key']?.toString() };
      sent.push(one);
      const answer = (answers.shift() ?? SUCCESS)(one);
      if (answer === null) {
        request.socket.destroy();
        return;
      }
      response.writeHead(answer.status, { 'Content-Type': 'application/json', ...answer.headers });
      response.end(answer.body ?? '');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  page = await browser.newPage();
  await page.goto(origin);
});
beforeEach(() => {
  sent = [];
  answers = [];
});
afterAll(async () => {
  await browser.close();
  server.closeAllConnections();
  server.close();
});

/** Run code of the page, in which `client` and `apis` are the packages. */
function run(code: string): Promise<unknown> {
  return page.evaluate(`(async () => { const { createClient } = client; ${code} })()`);
}

describe('in Chromium', () => {
  test('a base relative to the page, a query, data', async () => {
    answers.push(() => ({ status: 200, body: '{"id":7}' }));
    expect(
      await run(`return createClient({ baseUrl: '/api' }).get('things', { query: { page: 2 } })`),
    ).toEqual({ id: 7 });
    expect(sent).toEqual([{ method: 'GET', url: '/api/things?page=2', key: undefined }]);
  });

  test('a failure is typed', async () => {
    const body =
      '{"success":false,"error":{"code":"QUOTA_EXCEEDED","message":"Used up"},"request_id":"r-1"}';
    answers.push(() => ({ status: 402, body }));
    const error = await run(`
      const api = createClient({ baseUrl: '/api/v2', contract: apis.pyramid });
      const { error } = await api.post('/agent/query', { json: { query: 'x' } }).result();
      return { is: error instanceof client.ApiError, ...error.toJSON() };`);
    expect(error).toMatchObject({
      is: true,
      kind: 'quota-exceeded',
      code: 'QUOTA_EXCEEDED',
      message: 'Used up',
      requestId: 'r-1',
    });
    expect(sent[0]?.key).toMatch(/^[\da-f-]{36}$/);
  });

  test('a POST is repeated with its key, a lost one too', async () => {
    answers.push(
      () => ({
        status: 429,
        headers: { 'Retry-After': '0' },
        body: '{"error":{"code":"RATE_LIMITED"}}',
      }),
      () => null,
    );
    await run(`
      const api = createClient({ baseUrl: '/api/v2', contract: apis.pyramid, retry: { backoff: () => 1 } });
      return api.post('/projects', { json: {} });`);
    expect(sent.length).toBeGreaterThanOrEqual(3);
    expect(new Set(sent.map(({ key }) => key)).size).toBe(1);
  });

  test('a lost connection, a timeout and an abort are what they are', async () => {
    answers.push(
      () => null,
      () => null,
    );
    const kinds = await run(`
      const api = createClient({ retry: false });
      const kind = async (call) => (await call.result()).error.kind;
      const hanging = { fetch: (_, { signal }) => new Promise((_, reject) => { signal.onabort = () => reject(signal.reason); }) };
      return [
        await kind(api.post('/lost')),
        await kind(createClient({ ...hanging, retry: false }).get('/slow', { timeout: 20 })),
        await kind(createClient(hanging).get('/slow', { signal: AbortSignal.timeout(20) })),
        await kind(api.get('/x', { body: 'x' })),
      ];`);
    expect(kinds).toEqual(['network', 'timeout', 'aborted', 'invalid']);
  });

  test('client.fetch gives the response of a failure, unread', async () => {
    answers.push(() => ({ status: 404, body: '{"message":"No"}' }));
    const seen = await run(`
      const response = await createClient().fetch('/x');
      return [response.status, response.bodyUsed, await response.json()];`);
    expect(seen).toEqual([404, false, { message: 'No' }]);
  });

  test('an opaque response is an error, unless the response itself is asked for', async () => {
    const other = createServer((_, response) => response.end('secret'));
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}/`;
    const seen = await run(`
      const api = createClient({ retry: false });
      const { error } = await api.get('${url}', { mode: 'no-cors' }).result();
      const response = await api.get('${url}', { mode: 'no-cors', as: 'response' });
      return [error.kind, response.type];`);
    expect(seen).toEqual(['bad-response', 'opaque']);
    other.closeAllConnections();
    other.close();
  });

  test('a key from content is the one that Node makes', async () => {
    const { idempotencyKeyFrom } = await import('@unhappy-path/client');
    const content = `{ b: [1, 'ä'], a: { d: null, c: true } }`;
    expect(await run(`return client.idempotencyKeyFrom('order-7', ${content})`)).toBe(
      await idempotencyKeyFrom('order-7', { a: { c: true, d: null }, b: [1, 'ä'] }),
    );
  });
});
