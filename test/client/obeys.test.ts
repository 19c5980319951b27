import { createClient, isApiError, obey } from '@unhappy-path/client';
import { overten, pineprompt, pyramid } from '@unhappy-path/client/apis';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  startOverten,
  startPineprompt,
  startPyramid,
  startServer,
  type ReferenceServer,
} from '../reference-servers/index.js';

let server: ReferenceServer;
afterEach(() => server.close());

/** Milliseconds between what the server received. */
function distances(): number[] {
  return server.received.slice(1).map(({ at }, index) => at - (server.received[index]?.at ?? 0));
}

describe('waits', () => {
  beforeEach(async () => {
    server = await startServer();
  });
  const asking = (retryAfter: Record<string, string>) => {
    server.answerNext({ status: 429, headers: retryAfter });
    return createClient({ baseUrl: server.url }).get('/x').result();
  };

  test.each([
    ['seconds', () => ({ 'Retry-After': '1' }), 1000],
    ['decimals', () => ({ 'Retry-After': '0.3' }), 300],
    ['milliseconds', () => ({ 'retry-after-ms': '250', 'Retry-After': '9' }), 250],
    // A date has whole seconds: between one and two from now, less what the request took.
    ['an HTTP date', () => ({ 'Retry-After': new Date(Date.now() + 2000).toUTCString() }), 700],
    ['a date that has passed', () => ({ 'Retry-After': 'Sun, 06 Nov 1994 08:49:37 GMT' }), 0],
  ])('for Retry-After in %s', async (_, headers, least) => {
    const result = await asking(headers());
    expect(result).toMatchObject({ ok: true, attempts: 2 });
    const [distance = NaN] = distances();
    expect(distance).toBeGreaterThanOrEqual(least - 5);
    expect(distance).toBeLessThan(least + 2500);
  });

  test.each(['soon 1', '', '-', 'NaN', 'Infinity seconds'])(
    'as without one where it is %j',
    async (value) => {
      server.answerNext({ status: 429, headers: { 'Retry-After': value } });
      const client = createClient({ baseUrl: server.url, retry: { limit: 0 } });
      const { error } = await client.get('/x').result();
      expect(error).toMatchObject({ kind: 'rate-limited', retryAfterMs: undefined });
    },
  );

  test('not for an absurd one: the failure comes at once, with the wait', async () => {
    const started = performance.now();
    const { error } = await asking({ 'Retry-After': '999999' });
    expect(error).toMatchObject({ retryAfterMs: 999_999_000, stopped: 'wait', attempts: 1 });
    expect(performance.now() - started).toBeLessThan(1000);
  });

  test('not for one that the deadline would cut off', async () => {
    server.answerNext({ status: 503, headers: { 'Retry-After': '2' } });
    const started = performance.now();
    const client = createClient({ baseUrl: server.url, deadline: 500 });
    const { error } = await client.get('/x').result();
    expect(error).toMatchObject({ kind: 'unavailable', retryAfterMs: 2000, stopped: 'wait' });
    expect(performance.now() - started).toBeLessThan(450);
  });

  test('until the signal is aborted, and no longer', async () => {
    server.answerNext({ status: 429, headers: { 'Retry-After': '30' } });
    const controller = new AbortController();
    const started = performance.now();
    const reason = new Error('the user has left');
    setTimeout(() => {
      controller.abort(reason);
    }, 100);
    const client = createClient({ baseUrl: server.url });
    const { error } = await client.get('/x', { signal: controller.signal }).result();
    expect(error).toMatchObject({ kind: 'aborted' });
    expect(error?.cause).toBe(reason);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('Pyramid', () => {
  beforeEach(async () => {
    server = await startPyramid();
  });
  const client = (options = {}) =>
    createClient({
      contract: pyramid,
      baseUrl: server.url,
      headers: { authorization: `Bearer ${server.apiKey}` },
      ...options,
    });

  test('a 500 is repeated after 1, 2 and 4 s with the same key and body, and acts once', async () => {
    server.answerNext(
      { failure: 'internal-error', executes: true },
      { failure: 'internal-error' },
      { failure: 'internal-error' },
    );
    const data = await client().post('/projects', { json: { name: 'Nord' } });
    expect(data).toMatchObject({ success: true, data: { name: 'Nord' } });
    expect(server.executed.length).toBe(1);
    const keys = server.received.map(({ headers }) => headers['idempotency-key']);
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(/^[\da-f-]{36}$/);
    const [one = 0, two = 0, three = 0] = distances();
    expect([one, two, three].map((ms) => Math.floor((ms + 5) / 1000))).toEqual([1, 2, 4]);
  });

  test('two calls have two keys, and a key of the caller outlives the call', async () => {
    const api = client();
    await api.post('/projects', { json: { name: 'a' } });
    await api.post('/projects', { json: { name: 'b' } });
    const key = 'form-7f3a';
    const first = await api.post('/projects', { json: { name: 'c' }, idempotencyKey: key });
    const second = await api.post('/projects', { json: { name: 'c' }, idempotencyKey: key });
    expect(second).toMatchObject({ data: (first as { data: unknown }).data });
    expect(server.executed.length).toBe(3);
    const reused = await api
      .post('/projects', { json: { name: 'd' }, idempotencyKey: key })
      .result();
    expect(reused.error).toMatchObject({
      kind: 'idempotency-key-reused',
      idempotencyKey: key,
      verdict: { action: 'newIdempotencyKey' },
      attempts: 1,
    });
  });

  test('a key in the headers counts; false leaves the key out, and the repeats', async () => {
    const api = client();
    await api.post('/projects', { json: { name: 'a' }, headers: { 'Idempotency-Key': 'mine' } });
    server.answerNext({ failure: 'internal-error' });
    const { error } = await api
      .post('/projects', { json: { name: 'b' }, idempotencyKey: false })
      .result();
    expect(server.received.map(({ headers }) => headers['idempotency-key'])).toEqual([
      'mine',
      undefined,
    ]);
    expect(error).toMatchObject({ attempts: 1, stopped: 'unsafe', idempotencyKey: undefined });
  });

  test('a GET has no key', async () => {
    await client().get('/organization');
    expect(server.received[0]?.headers).not.toHaveProperty('idempotency-key');
  });

  test('an expired token is made anew, once', async () => {
    const asked: boolean[] = [];
    const headers = ({ refresh }: { refresh: boolean }) => {
      asked.push(refresh);
      return { authorization: refresh ? `Bearer ${server.apiKey}` : 'Bearer expired' };
    };
    expect(await client({ headers }).get('/organization')).toMatchObject({ success: true });
    expect(asked).toEqual([false, true]);
    const wrong = await client({ headers: () => ({ authorization: 'Bearer wrong' }) })
      .get('/organization')
      .result();
    // The function gave the same as before: nothing is sent again.
    expect(wrong.error).toMatchObject({ kind: 'unauthorized', attempts: 1 });
  });

  test('the monthly quota is not waited for, but its end is told', async () => {
    server.answerNext({ failure: 'quota-exceeded' });
    const { error } = await client()
      .post('/agent/query', { json: { query: 'x' } })
      .result();
    const now = new Date();
    const first = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1);
    expect(Math.abs(Date.now() + (error?.retryAfterMs ?? 0) - first)).toBeLessThan(5000);
    expect(error?.stopped).toBe('verdict');
  });

  test('a success flag that says false is a failure under any status', async () => {
    server.answerNext({
      status: 200,
      body: {
        success: false,
        error: { code: 'FEATURE_NOT_ENABLED', message: 'Off' },
        request_id: 'r-1',
      },
    });
    const { error } = await client().get('/organization').result();
    expect(error).toMatchObject({
      kind: 'forbidden',
      code: 'FEATURE_NOT_ENABLED',
      status: 200,
      message: 'Off',
    });
  });

  test('rejects with the error, for who does not ask for a result', async () => {
    server.answerNext({ failure: 'not-found' });
    const caught: unknown = await client()
      .get('/projects/7')
      .catch((error: unknown) => error);
    expect(isApiError(caught) && caught.kind).toBe('not-found');
  });
});

describe('Pineprompt', () => {
  test('a 500 is repeated for reads only', async () => {
    server = await startPineprompt();
    const client = createClient({
      contract: pineprompt,
      baseUrl: server.url,
      headers: { authorization: `Bearer ${server.apiKey}`, 'Pineprompt-Project-Id': 'p' },
      retry: { backoff: () => 1 },
    });
    for (const method of ['GET', 'PUT', 'DELETE', 'POST']) {
      server.reset();
      server.answerNext({ failure: 'server-error' });
      const { ok } = await client.request(method, '/monitors').result();
      expect([method, server.received.length, ok]).toEqual(
        method === 'GET' ? ['GET', 2, true] : [method, 1, false],
      );
    }
  });
});

describe('Overten', () => {
  beforeEach(async () => {
    server = await startOverten();
  });
  const client = () =>
    createClient({
      contract: overten,
      baseUrl: server.url,
      headers: { authorization: `Bearer ${server.apiKey}` },
      retry: { backoff: () => 1 },
    });
  const brief = { prompt: 'Quarterly report', brief: 'Quarterly report' };

  test('a 408 is sent again with async: true where the caller allows it, and polled', async () => {
    server.answerNext({ failure: 'sync-timeout' });
    const task = await client().post<object>('/slides/generate', { json: brief, resubmit: true });
    expect(server.received.map(({ body }) => (JSON.parse(body) as { async?: true }).async)).toEqual(
      [undefined, true],
    );
    const states: string[] = [];
    const done = await client().poll(task, {
      interval: { first: 10, max: 20 },
      onState: (state) => states.push(state),
    });
    expect(done).toMatchObject({ status: 'completed' });
    expect(states.length).toBeGreaterThan(0);
    expect(server.executed.length).toBe(1);
  });

  test('and not where the caller does not', async () => {
    server.answerNext({ failure: 'sync-timeout' });
    const { error } = await client().post('/slides/generate', { json: brief }).result();
    expect(error).toMatchObject({ kind: 'timeout', verdict: { action: 'resubmit' }, attempts: 1 });
    expect(server.received.length).toBe(1);
  });

  test('nothing is sent after a 202, even where its body is cut off', async () => {
    for (const fault of ['truncated-json', 'reset-in-body'] as const) {
      server.reset();
      server.answerNext({ fault, status: 202, executes: true });
      const { error } = await client()
        .post('/slides/generate', { json: brief, resubmit: true, idempotencyKey: 'k' })
        .result();
      expect(error, fault).toMatchObject({ status: 202, attempts: 1 });
      expect(server.executed.length).toBe(1);
    }
  });

  test.each(['fail', 'cancel', 'expire'])(
    'a task that ends by "%s" is a typed error',
    async (word) => {
      const task = await client().post<{ task_id: string }>('/slides/generate', {
        json: { prompt: word, brief: word, async: true },
      });
      const { error } = await client()
        .poll(task, { interval: { first: 5, max: 5 } })
        .result();
      expect(error).toMatchObject({ name: 'ApiError', taskId: task.task_id, stopped: 'verdict' });
      expect(error?.message).not.toBe('');
      const last = server.received.at(-1);
      expect(last).toMatchObject({ method: 'GET', path: `/tasks/${task.task_id}` });
    },
  );

  test('polling ends with the signal and with the deadline', async () => {
    const task = await client().post<object>('/slides/generate', {
      json: { ...brief, async: true },
    });
    const signal = AbortSignal.timeout(50);
    const slow = { interval: { first: 5000, max: 5000 } };
    const started = performance.now();
    const aborted = await client()
      .poll(task, { ...slow, signal })
      .result();
    const late = await client()
      .poll(task, { ...slow, deadline: 50 })
      .result();
    expect(aborted.error?.kind).toBe('aborted');
    expect(late.error).toMatchObject({ kind: 'timeout', limit: 'deadline' });
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test('the pauses grow, to the most that is allowed', async () => {
    server.answerNext(
      ...Array.from({ length: 5 }, () => ({ status: 200, body: { status: 'running' } })),
    );
    await client()
      .poll('/tasks/t1', { interval: { first: 100, max: 200 }, deadline: 900 })
      .result();
    const [one = 0, two = 0, three = 0] = distances();
    expect(one).toBeGreaterThan(145);
    expect(two).toBeGreaterThan(195);
    expect(three).toBeLessThan(400);
  });

  test('the ids that support asks for are kept', async () => {
    server.answerNext({
      status: 502,
      body: { success: false, error: 'upstream_error', message: 'No', run_id: 'r1', task_id: 't1' },
    });
    const { error } = await client().post('/word/generate', { json: brief }).result();
    expect(error).toMatchObject({ runId: 'r1', taskId: 't1' });
  });
});

describe('a contract of one’s own', () => {
  beforeEach(async () => {
    server = await startServer();
  });

  test('has its key in the body where that is the place for it', async () => {
    const contract = obey({
      id: 'square',
      idempotency: [
        {
          methods: ['POST'],
          paths: ['/payments/**'],
          support: 'required',
          carrier: { in: 'body', name: 'idempotency_key' },
        },
      ],
    });
    const client = createClient({ contract, baseUrl: server.url });
    await client.post('/payments', { json: { amount: 5 } });
    await client.post('/payments/7/refund', { json: { amount: 5 }, idempotencyKey: 'mine' });
    await client.post('/customers', { json: { name: 'x' } });
    const [first, second, third] = server.received.map(
      ({ body }) => JSON.parse(body) as Record<string, unknown>,
    );
    expect(first?.['idempotency_key']).toMatch(/^[\da-f-]{36}$/);
    expect(second).toEqual({ amount: 5, idempotency_key: 'mine' });
    expect(third).toEqual({ name: 'x' });
  });

  test('members that the contract names do not hide the code and the body', async () => {
    const body = { error: { code: 'no_funds', message: 'No', details: { a: 1 } }, balance: 3 };
    server.answerNext({ status: 402, body });
    const errorBody = {
      form: 'json' as const,
      code: [{ path: 'error.code' }],
      message: 'error.message',
      extras: [{ path: 'error.details' }, { path: 'balance' }],
    };
    const contract = obey({ id: 'extras', errorBodies: [errorBody] });
    const { error } = await createClient({ contract, baseUrl: server.url }).get('/x').result();
    expect(error).toMatchObject({ code: 'no_funds', balance: 3, details: body });
  });

  test('a key is never demanded where none is stated', async () => {
    const client = createClient({ contract: obey({ id: 'plain' }), baseUrl: server.url });
    await client.post('/x', { json: {} });
    expect(server.received[0]?.headers).not.toHaveProperty('idempotency-key');
  });
});
