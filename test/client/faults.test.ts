import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { createClient, isApiError, type ClientOptions, type Result } from '@unhappy-path/client';
import { pyramid } from '@unhappy-path/client/apis';
import { startPyramid } from '../reference-servers/index.js';
import { type Fault, FAULTS } from '../reference-servers/reference-server.js';
import { leakFreeServer } from './leak-free-server.js';

const at = leakFreeServer(startPyramid);

/** Enough for a sound answer on a slow machine, and short enough to be waited for. */
const TIMEOUT_MS = 600;

/** Whether the head of an answer had arrived, with its status and id. */
const WITHOUT_HEAD = { hasStatus: false, hasId: false };
const WITH_HEAD = { hasStatus: true, hasId: true };

/** What each fault is for the caller; data where it does no harm. */
const EXPECTED: Readonly<Record<Fault, object | 'data'>> = {
  'reset-before-headers': { kind: 'network', code: 'ECONNRESET', ...WITHOUT_HEAD },
  'reset-in-headers': { kind: 'network', code: 'ECONNRESET', ...WITHOUT_HEAD },
  'reset-in-body': { kind: 'network', code: 'ECONNRESET', ...WITH_HEAD },
  never: { kind: 'timeout', limit: 'attempt', ...WITHOUT_HEAD },
  drip: { kind: 'timeout', limit: 'attempt', ...WITH_HEAD },
  'truncated-json': {
    kind: 'bad-response',
    details: expect.stringMatching(/^\{.*[^}]$/) as string,
    ...WITH_HEAD,
  },
  // A page of what stands before the API, which knows no id.
  html: { kind: 'unavailable', status: 502, hasId: false },
  empty: { kind: 'bad-response', ...WITH_HEAD },
  'broken-gzip': { kind: 'network', code: 'Z_DATA_ERROR', ...WITH_HEAD },
  'wrong-content-type': 'data',
};

/** Those after which the same request may well succeed. */
const PASSING: readonly Fault[] = [
  'reset-before-headers',
  'reset-in-headers',
  'reset-in-body',
  'never',
  'drip',
  'html',
  'broken-gzip',
];

const clients: Readonly<Record<string, ClientOptions>> = {
  'without a contract': {},
  'with a contract': { contract: pyramid },
};

describe.each(Object.keys(clients))('a client %s', (name) => {
  const start = (options?: ClientOptions) =>
    createClient({
      ...clients[name],
      baseUrl: at.server.url,
      headers: { authorization: `Bearer ${at.server.apiKey}` },
      timeout: TIMEOUT_MS,
      retry: { backoff: () => 1 },
      ...options,
    });

  describe.each(FAULTS)('%s', (fault) => {
    const expected = EXPECTED[fault];
    const sound = { data: [] };

    test.each(['GET', 'POST'])(`a %s ends in what it is`, async (method) => {
      at.server.answerNext({ fault, executes: true });
      const options = method === 'POST' ? { json: { name: 'A' }, idempotencyKey: 'k' } : {};
      const result = await start({ retry: false }).request(method, '/projects', options).result();
      if (expected === 'data') {
        expect(result).toMatchObject({ ok: true, data: { success: true }, attempts: 1 });
      } else {
        const request = { method, url: `${at.server.url}/projects` };
        expect(factsOf(result)).toMatchObject({ ...expected, request, attempts: 1 });
      }
      expect(at.server.received).toHaveLength(1);
    });

    test(`a GET is ${PASSING.includes(fault) ? '' : 'not '}sent again`, async () => {
      at.server.answerNext({ fault, executes: true });
      const result = await start().get('/projects').result();
      if (PASSING.includes(fault)) {
        expect(result).toMatchObject({ ok: true, data: sound, attempts: 2 });
      } else if (expected === 'data') {
        expect(result).toMatchObject({ ok: true, data: sound, attempts: 1 });
      } else {
        expect(factsOf(result)).toMatchObject({ ...expected, stopped: 'verdict', attempts: 1 });
      }
    });

    test('a POST with a key acts once', async () => {
      at.server.answerNext({ fault, executes: true });
      const options = { json: { name: 'A' }, idempotencyKey: 'k' };
      const result = await start().post('/projects', options).result();
      expect(result.ok).toBe(expected === 'data' || PASSING.includes(fault));
      expect(at.server.executed).toHaveLength(1);
      expect(at.server.received.map(({ headers }) => headers['idempotency-key'])).toEqual(
        at.server.received.map(() => 'k'),
      );
    });

    test('it ends in a failure when it does not pass', async () => {
      if (expected === 'data' || !PASSING.includes(fault)) return;
      at.server.answerNext({ fault }, { fault }, { fault });
      const retry = { limit: 2, backoff: () => 1 };
      const result = await start({ retry }).get('/projects').result();
      expect(factsOf(result)).toMatchObject({ ...expected, stopped: 'limit', attempts: 3 });
      expect(at.server.received).toHaveLength(3);
    });
  });

  test('connection refused', async () => {
    const result = await start({ baseUrl: await closedOrigin() })
      .get('/projects')
      .result();
    expect(factsOf(result)).toMatchObject({
      kind: 'network',
      code: 'ECONNREFUSED',
      stopped: 'limit',
      attempts: 4,
      ...WITHOUT_HEAD,
    });
  });

  test('a POST without a key is not sent again when its answer is lost', async () => {
    at.server.answerNext({ fault: 'reset-in-body', executes: true });
    const options = { json: { name: 'A' }, idempotencyKey: false as const };
    const result = await start().post('/projects', options).result();
    expect(result).toMatchObject({ error: { kind: 'network', stopped: 'unsafe', attempts: 1 } });
    expect(at.server.executed).toHaveLength(1);
  });

  test('a page of HTML is never the message', async () => {
    at.server.answerNext({ fault: 'html' });
    const result = await start({ retry: false }).get('/projects').result();
    expect(result.error?.message).toBe('unavailable (502)');
  });

  test('a page of HTML under a success is no data', async () => {
    at.server.answerNext({ fault: 'html', status: 200 });
    const result = await start().get('/projects').result();
    expect(result).toMatchObject({ error: { kind: 'bad-response', status: 200, attempts: 1 } });
  });
});

function factsOf(result: Result<unknown>): object {
  if (result.ok) return { data: result.data };
  const { error } = result;
  expect(isApiError(error)).toBe(true);
  return {
    ...(error.toJSON() as object),
    hasStatus: [200, 201].includes(error.status ?? 0),
    hasId: /\S/.test(error.requestId ?? ''),
  };
}

async function closedOrigin(): Promise<string> {
  const closing = createServer().listen(0, '127.0.0.1');
  await once(closing, 'listening');
  const { port } = closing.address() as AddressInfo;
  closing.close();
  await once(closing, 'close');
  return `http://127.0.0.1:${port}`;
}
