import { inspect } from 'node:util';
import { ApiError, createClient, isApiError, type Logger } from '@unhappy-path/client';
import { pyramid } from '@unhappy-path/client/apis';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { startPyramid, startServer, type ReferenceServer } from '../reference-servers/index.js';

let server: ReferenceServer;
beforeAll(async () => {
  server = await startServer();
});
afterEach(() => {
  server.reset();
});
afterAll(() => server.close());

async function failed(answer: {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}) {
  server.answerNext(answer);
  const client = createClient({ baseUrl: server.url, retry: false });
  const { error } = await client.get('/x').result();
  if (error === undefined) throw new Error('it did not fail');
  return error;
}

describe('an error without a contract', () => {
  test.each([
    [400, 'invalid'],
    [401, 'unauthorized'],
    [402, 'payment-required'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [405, 'invalid'],
    [408, 'timeout'],
    [409, 'conflict'],
    [410, 'gone'],
    [413, 'too-large'],
    [415, 'invalid'],
    [418, 'invalid'],
    [422, 'invalid'],
    [429, 'rate-limited'],
    [500, 'server'],
    [501, 'server'],
    [502, 'unavailable'],
    [503, 'unavailable'],
    [504, 'unavailable'],
    [599, 'server'],
  ])('of %i is of the kind %s', async (status, kind) => {
    const error = await failed({ status });
    expect(error).toMatchObject({ kind, status });
    expect(error.message).toBe(`${kind.replaceAll('-', ' ')} (${status})`);
  });

  test.each([
    ['{ error: { code, message } }', { error: { code: 'no_funds', message: 'No funds' } }],
    ['{ code, message }', { code: 'no_funds', message: 'No funds' }],
    ['{ error, message }', { error: 'no_funds', message: 'No funds' }],
    ['{ error: { type, message } }', { error: { type: 'no_funds', message: 'No funds' } }],
    ['problem details', { type: 'no_funds', title: 'Payment', detail: 'No funds' }],
  ])('reads a body of the shape %s', async (_, body) => {
    expect(await failed({ status: 402, body })).toMatchObject({
      code: 'no_funds',
      message: 'No funds',
      details: body,
    });
  });

  test.each([
    'x-request-id',
    'request-id',
    'x-correlation-id',
    'x-trace-id',
    'traceparent',
    'cf-ray',
    'x-amzn-requestid',
    'x-github-request-id',
  ])('has the request id of the header %s', async (name) => {
    expect(await failed({ status: 500, headers: { [name]: 'id-1' } })).toMatchObject({
      requestId: 'id-1',
    });
  });

  test('has the request id of the body', async () => {
    expect((await failed({ status: 500, body: { request_id: 'b-1' } })).requestId).toBe('b-1');
    expect((await failed({ status: 500, body: { requestId: 'b-2' } })).requestId).toBe('b-2');
  });

  test('shows no page of HTML, and keeps it in details', async () => {
    const page = '<html><body><h1>Bad Gateway</h1></body></html>';
    const error = await failed({
      status: 502,
      headers: { 'content-type': 'text/html' },
      body: page,
    });
    expect(error).toMatchObject({ message: 'unavailable (502)', code: undefined, details: page });
  });

  test('keeps the message to one line of 500 characters', async () => {
    const { message } = await failed({
      status: 400,
      body: { message: `a\nb\r\n${'x'.repeat(900)}` },
    });
    expect(message).toMatch(/^a b x+$/);
    expect(message.length).toBe(500);
  });
});

describe('no secret', () => {
  const SECRET = 'pai_live_0123456789abcdef';
  const echoing = {
    status: 401,
    body: {
      error: { code: 'bad_key', message: `Unknown key ${SECRET}` },
      sent: [SECRET, 'sid=cookie-value-1'],
    },
  };

  test.each([
    ['Authorization', `Bearer ${SECRET}`],
    ['X-API-Key', SECRET],
    ['X-Auth-Token', SECRET],
  ])('sent in %s is in the error, should the answer repeat it', async (name, value) => {
    server.answerNext(echoing);
    const lines: string[] = [];
    const logger: Logger = {
      warn: (...args) => lines.push(inspect(args, { depth: 9 })),
      error: (...args) => lines.push(inspect(args, { depth: 9 })),
    };
    const client = createClient({ baseUrl: server.url, headers: { [name]: value }, logger });
    const path = `/x?api_key=${SECRET}&page=2`;
    const { error } = await client
      .get(path, { headers: { cookie: 'sid=cookie-value-1' } })
      .result();
    expect(error?.message).toBe('Unknown key ***');
    for (const text of [
      inspect(error, { depth: 9 }),
      JSON.stringify(error),
      error?.stack,
      ...lines,
    ]) {
      expect(text).not.toContain(SECRET);
      expect(text).not.toContain('cookie-value-1');
    }
    expect(lines.length).toBe(1);
    expect(error?.request.url).toBe(`${server.url}/x?api_key=&page=`);
  });

  test('of the address is there: user name, password, fragment', async () => {
    const client = createClient({ retry: false });
    const { error } = await client.get('http://joe:hunter22@127.0.0.1:9/x#token').result();
    expect(JSON.stringify(error)).not.toMatch(/joe|hunter22|token/);
    expect(error?.request.url).toBe('http://127.0.0.1:9/x');
  });

  test('goes to another origin than that of the client', async () => {
    const other = await startServer();
    try {
      const client = createClient({
        baseUrl: server.url,
        headers: { authorization: `Bearer ${SECRET}` },
      });
      await client.get(`${other.url}/next`);
      await client.fetch(`${other.url}/next`);
      await client.get('/mine');
      await client.get(`${server.url}/mine`);
      expect(other.received.map(({ headers }) => headers.authorization)).toEqual([
        undefined,
        undefined,
      ]);
      expect(server.received.map(({ headers }) => headers.authorization)).toEqual([
        `Bearer ${SECRET}`,
        `Bearer ${SECRET}`,
      ]);
    } finally {
      await other.close();
    }
  });
});

describe('an error travels', () => {
  const error = new ApiError({
    kind: 'payment-required',
    message: 'No funds',
    status: 402,
    code: 'no_funds',
    balance: 3,
    requestId: 'r-1',
    cause: new TypeError('fetch failed'),
  });

  test('as JSON, and back', () => {
    const back = new ApiError(JSON.parse(JSON.stringify(error)) as typeof error);
    expect(back).toBeInstanceOf(ApiError);
    expect(back).toBeInstanceOf(Error);
    expect(back).toMatchObject({ kind: 'payment-required', message: 'No funds', balance: 3 });
    expect(JSON.stringify(back)).toBe(JSON.stringify(error));
  });

  test('through structuredClone, and back', () => {
    const clone = structuredClone(error);
    expect(clone.message).toBe('No funds');
    expect(clone.cause).toMatchObject({ message: 'fetch failed' });
    expect(new ApiError(structuredClone(error.toJSON()))).toMatchObject({
      kind: 'payment-required',
      status: 402,
    });
  });

  test('keeps its cause, and is known by isApiError wherever it was made', () => {
    expect(error.cause).toBeInstanceOf(TypeError);
    expect(error.name).toBe('ApiError');
    expect(String(error)).toBe('ApiError: No funds');
    expect(isApiError(error)).toBe(true);
    for (const other of [new Error('x'), { kind: 'server' }, null, undefined, 'ApiError', 7])
      expect(isApiError(other)).toBe(false);
  });
});

describe('observers', () => {
  test('are told of each repeat and of the failure, with the request id', async () => {
    const api = await startPyramid();
    try {
      api.answerNext(
        { failure: 'rate-limited', headers: { 'Retry-After': '0' } },
        { failure: 'not-found' },
      );
      const logger = { warn: vi.fn(), error: vi.fn() };
      const onRetry = vi.fn();
      const onFailure = vi.fn();
      const client = createClient({
        contract: pyramid,
        baseUrl: api.url,
        headers: { authorization: `Bearer ${api.apiKey}` },
        logger,
        onRetry,
        onFailure,
      });
      const { error } = await client.get('/projects/1').result();
      expect(onRetry.mock.calls).toMatchObject([
        [{ wait: 0, error: { kind: 'rate-limited', attempts: 1 } }],
      ]);
      expect(onFailure.mock.calls).toEqual([[error]]);
      expect(logger.warn).toHaveBeenCalledOnce();
      expect(logger.error.mock.calls[0]?.[0]).toBe(
        `GET ${api.url}/projects/1: Resource not found, request id ${String(error?.requestId)}`,
      );
      expect(logger.error.mock.calls[0]?.[1]).toMatchObject({
        requestId: error?.requestId,
        code: 'NOT_FOUND',
      });
    } finally {
      await api.close();
    }
  });

  test('that throw do not change how the call ends', async () => {
    const angry = () => {
      throw new Error('the observer is broken');
    };
    server.answerNext({ status: 503, headers: { 'Retry-After': '0' } }, { status: 404 });
    const client = createClient({
      baseUrl: server.url,
      logger: { warn: angry, error: angry },
      onRetry: angry,
      onFailure: angry,
    });
    expect((await client.get('/x').result()).error).toMatchObject({
      kind: 'not-found',
      attempts: 2,
    });
  });

  test('change the headers before they are sent, and see each response', async () => {
    const seen: number[] = [];
    const client = createClient({
      baseUrl: server.url,
      onRequest: async (request) => {
        await Promise.resolve();
        request.headers['traceparent'] = '00-1';
      },
      onResponse: ({ status }) => {
        seen.push(status);
      },
    });
    await client.get('/x');
    expect(server.received[0]?.headers['traceparent']).toBe('00-1');
    expect(seen).toEqual([200]);
  });

  test.each(['headers', 'onRequest'])(
    'that is %s and throws ends the call before it is sent',
    async (name) => {
      const cause = new Error('no token');
      const client = createClient({
        baseUrl: server.url,
        [name]: () => Promise.reject(cause),
      });
      const { error } = await client.get('/x').result();
      expect(error).toMatchObject({ kind: 'invalid', stopped: 'verdict' });
      expect(error?.cause).toBe(cause);
      expect(server.received).toEqual([]);
    },
  );
});

describe('a request that cannot be made', () => {
  test.each([
    ['a cycle in the JSON', (o: Record<string, unknown>) => ({ json: Object.assign(o, { o }) })],
    ['a header that is none', () => ({ headers: { 'bad header': 'x' } })],
    ['a body in a GET', () => ({ body: 'x' })],
  ])('is invalid and not repeated: %s', async (_, options) => {
    const { error } = await createClient({ baseUrl: server.url }).get('/x', options({})).result();
    expect(error).toMatchObject({
      kind: 'invalid',
      fields: [],
      stopped: 'verdict',
    });
    expect(error?.status).toBeUndefined();
    expect(server.received).toEqual([]);
  });

  test.each(['/relative', 'http://', 'http://[', ''])(
    'is invalid: the address %j',
    async (path) => {
      expect((await createClient().get(path).result()).error?.kind).toBe('invalid');
    },
  );
});

test('a reason that is no error aborts as well', async () => {
  server.answerNext({ status: 503, headers: { 'Retry-After': '5' } });
  const controller = new AbortController();
  setTimeout(() => {
    controller.abort(null);
  }, 50);
  const client = createClient({ baseUrl: server.url });
  const { error } = await client.get('/x', { signal: controller.signal }).result();
  expect(error).toMatchObject({ kind: 'aborted', attempts: 1 });
});

test('who takes the result causes no unhandled rejection, and who takes nothing causes one', async () => {
  const unhandled = vi.fn();
  process.on('unhandledRejection', unhandled);
  try {
    server.answerNext({ status: 404 }, { status: 404 });
    const client = createClient({ baseUrl: server.url });
    await client.get('/x').result();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(unhandled).not.toHaveBeenCalled();
    void client.get('/x');
    await vi.waitFor(() => {
      expect(unhandled).toHaveBeenCalledOnce();
    });
    expect(unhandled.mock.calls[0]?.[0]).toMatchObject({ kind: 'not-found' });
  } finally {
    process.off('unhandledRejection', unhandled);
  }
});
