import { createClient } from '@unhappy-path/client';
import { pyramid } from '@unhappy-path/client/apis';
import ky from 'ky';
import { ofetch } from 'ofetch';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startServer, type Answer, type ReferenceServer } from '../../reference-servers/index.js';
import { axios, clientsOf, type Clients } from './other-clients.js';

let server: ReferenceServer;
let clients: Clients;

beforeAll(async () => {
  server = await startServer();
  clients = clientsOf(server);
});
beforeEach(() => {
  server.reset();
});
afterAll(() => server.close());

/** How each client ends after one answer: the name of its error, or the type of what it resolves with. */
async function ends(answer: Answer): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [name, ask] of Object.entries(clients)) {
    server.reset();
    server.answerNext(answer);
    found[name] = await ask('POST').then(
      (value) => `resolves with ${typeof ((value as { data?: unknown }).data ?? value)}`,
      (error: unknown) => (error as Error).constructor.name,
    );
  }
  return found;
}

describe('failures', () => {
  test('a lost connection', async () => {
    expect(await ends({ fault: 'reset-before-headers' })).toMatchObject({
      ours: 'ApiError',
      ky: 'TypeError',
      ofetch: 'FetchError',
      wretch: 'TypeError',
      axios: 'AxiosError',
      'openapi-fetch': 'TypeError',
    });
  });

  test('a status', async () => {
    expect(await ends({ status: 402, body: { message: 'Pay' } })).toMatchObject({
      ours: 'ApiError',
      ky: 'HTTPError',
      ofetch: 'FetchError',
      wretch: 'WretchError',
      axios: 'AxiosError',
      'openapi-fetch': 'resolves with object',
    });
  });

  test('a failure inside a 200', async () => {
    const answer = { status: 200, body: { success: false, error: { code: 'QUOTA_EXCEEDED' } } };
    expect(new Set(Object.values(await ends(answer)))).toEqual(new Set(['resolves with object']));
    server.answerNext(answer);
    const client = createClient({ baseUrl: server.url, contract: pyramid });
    await expect(client.get('/x')).rejects.toMatchObject({ kind: 'quota-exceeded' });
  });

  test('HTML in place of JSON', async () => {
    expect(await ends({ fault: 'html', status: 200 })).toMatchObject({
      ours: 'ApiError',
      ky: 'SyntaxError',
      ofetch: 'resolves with string',
      wretch: 'SyntaxError',
      axios: 'resolves with string',
      'openapi-fetch': 'SyntaxError',
    });
  });

  test('a 503 without a body is neither data nor error to openapi-fetch', async () => {
    server.answerNext({ status: 503 });
    const answer = await clients['openapi-fetch']?.('GET');
    expect(answer).toMatchObject({ response: { status: 503 } });
    expect(answer).not.toHaveProperty('data');
    expect((answer as { error?: unknown }).error).toBeUndefined();
  });

  test('the JSON of an error: a credential in axios, no status in ky and ofetch', async () => {
    const headers = { Authorization: 'Bearer secret-token' };
    const url = server.url;
    const json = async (call: Promise<unknown>): Promise<string> =>
      JSON.stringify(await call.catch((error: unknown) => error));
    server.answerNext(...Array.from({ length: 4 }, () => ({ status: 402 })));
    const ours = await json(createClient({ baseUrl: url, headers }).get('/x'));
    const [byAxios, byKy, byOfetch] = [
      await json(axios({ url, headers })),
      await json(ky(url, { headers }).then()),
      await json(ofetch(url, { headers })),
    ];
    expect(byAxios).toContain('secret-token');
    expect(ours).not.toContain('secret-token');
    expect(ours).toContain('"status":402');
    expect(byKy + byOfetch).not.toContain('"status"');
  });
});

describe('time', { timeout: 30_000 }, () => {
  test('a body that drips is ended by ours alone', async () => {
    const { url } = server;
    server.answerNext(...Array.from({ length: 4 }, () => ({ fault: 'drip' }) as const));
    const calls = {
      ours: createClient({ baseUrl: url, timeout: 500, retry: false }).get('/x'),
      ky: ky(url, { timeout: 500, retry: 0 }).json(),
      ofetch: ofetch(url, { timeout: 500 }),
      axios: axios({ url, timeout: 500 }),
    };
    const ended: string[] = [];
    for (const [name, call] of Object.entries(calls)) {
      call.then(
        () => ended.push(name),
        () => ended.push(name),
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 2000));
    expect(ended).toEqual(['ours']);
  });

  test('the timeout of ky starts anew with each attempt; a deadline does not', async () => {
    const answer = { status: 503, headers: { 'Retry-After': '1' } };
    server.answerNext(...Array.from({ length: 9 }, () => answer));
    const start = performance.now();
    await ky(server.url, { timeout: 1500 }).catch(() => undefined);
    expect(performance.now() - start).toBeGreaterThan(1900);
    const again = performance.now();
    const client = createClient({ baseUrl: server.url, deadline: 1500 });
    await expect(client.get('/x')).rejects.toMatchObject({ stopped: 'wait' });
    expect(performance.now() - again).toBeLessThan(1500);
  });
});

test('server-sent events are a stream to ofetch, by their type', async () => {
  const headers = { 'Content-Type': 'text/event-stream' };
  server.answerNext({ status: 200, headers, body: 'data: 1\n\n' });
  expect(await ofetch(server.url)).toBeInstanceOf(ReadableStream);
});
