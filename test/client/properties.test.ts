import fc from 'fast-check';
import { ApiError, createClient, obey, type FailureKind } from '@unhappy-path/client';
import * as apis from '@unhappy-path/client/apis';
import { builtInContracts } from '@unhappy-path/client/contracts';
import { describe, expect, test } from 'vitest';

const KINDS: Record<FailureKind, true> = {
  'payment-required': true,
  'rate-limited': true,
  'quota-exceeded': true,
  unauthorized: true,
  forbidden: true,
  'not-found': true,
  conflict: true,
  'idempotency-key-reused': true,
  invalid: true,
  gone: true,
  'too-large': true,
  timeout: true,
  server: true,
  unavailable: true,
  network: true,
  aborted: true,
  'bad-response': true,
};

const headerName = fc.constantFrom(
  'content-type',
  'retry-after',
  'retry-after-ms',
  'x-request-id',
  'x-ratelimit-limit',
  'x-ratelimit-remaining',
  'x-ratelimit-reset',
  'x-ratelimit-reason',
  'ratelimit',
  'ratelimit-policy',
);
const headerValue = fc.oneof(
  fc.constantFrom(
    'application/json',
    'application/problem+json',
    'text/html',
    'Sun, 06 Nov 1994 08:49:37 GMT',
    '"a";r=0;t=1',
    '-1',
    '1e99',
    '0x10',
    'daily_spend_cap_exceeded',
  ),
  fc.integer().map(String),
  fc.string({ maxLength: 20 }).map((text) => text.replace(/[^\x20-\x7e]/g, '')),
);
const member = fc.constantFrom(
  'error',
  'errors',
  'code',
  'type',
  'message',
  'detail',
  'success',
  'ok',
  'data',
  'request_id',
  'requestId',
  'field',
  'hint',
  'balance',
  'status',
  'unknown',
  'none',
  '__proto__',
);
const { json } = fc.letrec((tie) => ({
  json: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(null, true, false, 0, -1, '', 'QUOTA_EXCEEDED', 'rate_limit_exceeded', 'a\nb'),
    fc.string(),
    fc.double(),
    fc.array(tie('json'), { maxLength: 3 }),
    fc.dictionary(member, tie('json'), { maxKeys: 5 }),
  ),
}));
const answer = fc.record({
  status: fc.oneof(
    fc.integer({ min: 200, max: 599 }),
    fc.constantFrom(200, 202, 400, 402, 409, 429, 500),
  ),
  headers: fc.array(fc.tuple(headerName, headerValue), { maxLength: 5 }),
  body: fc.oneof(
    json.map((value) => JSON.stringify(value)),
    fc.string(),
    fc.uint8Array({ maxLength: 50 }),
  ),
});
const contract = fc.constantFrom(undefined, ...Object.values(apis), obey({ id: 'plain' }));
const method = fc.constantFrom('GET', 'POST', 'PUT', 'DELETE');

function isStringOrUndefined(value: unknown): boolean {
  return value === undefined || typeof value === 'string';
}

/** What the declared types say of an error. */
function expectDeclaredTypes(error: ApiError): void {
  const { code, retryAfterMs, rateLimit, message, status } = error;
  expect(error).toBeInstanceOf(ApiError);
  expect(KINDS).toHaveProperty(error.kind);
  expect(message.length).toBeGreaterThan(0);
  expect(message).not.toContain('\n');
  expect(['string', 'number', 'undefined']).toContain(typeof code);
  expect(['number', 'undefined']).toContain(typeof status);
  for (const value of [
    error.requestId,
    error.hint,
    error.taskId,
    error.runId,
    error.reason,
    error.idempotencyKey,
  ])
    expect(isStringOrUndefined(value), String(value)).toBe(true);
  if (retryAfterMs !== undefined) expect(retryAfterMs).toBeGreaterThanOrEqual(0);
  for (const value of rateLimit ? [rateLimit.limit, rateLimit.remaining, rateLimit.resetAt] : [])
    if (value !== undefined) expect(value).toBeGreaterThanOrEqual(0);
  if (error.kind === 'invalid')
    for (const { path, messages } of error.fields) {
      expect(typeof path).toBe('string');
      for (const text of messages) expect(typeof text).toBe('string');
    }
  if (error.kind === 'timeout') expect(['attempt', 'deadline', 'server']).toContain(error.limit);
  const { attempts, request, stopped } = error;
  expect([typeof attempts, typeof request.url, typeof stopped]).toEqual([
    'number',
    'string',
    'string',
  ]);
  expect(new ApiError(JSON.parse(JSON.stringify(error)) as ApiError).kind).toBe(error.kind);
}

test('whatever the answer is, a call ends in data or in an error as it is declared', async () => {
  await fc.assert(
    fc.asyncProperty(answer, contract, method, async ({ status, headers, body }, api, name) => {
      const client = createClient({
        baseUrl: 'http://127.0.0.1/api/v2',
        ...(api && { contract: api }),
        retry: { limit: 1, maxWait: 0 },
        fetch: () =>
          Promise.resolve(
            new Response([204, 205, 304].includes(status) ? null : (body as string), {
              status,
              headers,
            }),
          ),
      });
      const result = await client.request(name, '/x', name === 'GET' ? {} : { json: {} }).result();
      if (result.ok) {
        expect(result.status < 300 || result.status === 304).toBe(true);
        expect(isStringOrUndefined(result.requestId)).toBe(true);
        expect(result.rateLimit).toSatisfy(
          (state) => state === undefined || typeof state === 'object',
        );
      } else {
        expectDeclaredTypes(result.error);
        if (status >= 400) expect(result.error.status).toBe(status);
      }
    }),
    { numRuns: 2000, seed: 402 },
  );
});

test('whatever fetch throws, it is the cause of a declared error', async () => {
  await fc.assert(
    fc.asyncProperty(fc.anything(), method, async (thrown, name) => {
      const client = createClient({
        baseUrl: 'http://127.0.0.1',
        retry: false,
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- anything may be thrown
        fetch: () => Promise.reject(thrown),
      });
      const { error } = await client.request(name, '/x').result();
      if (error === undefined) throw new Error('it did not fail');
      expect(error.kind).toBe('network');
      expect(error.cause).toBe(thrown);
    }),
    { numRuns: 300, seed: 402 },
  );
});

describe('a contract without its prose is obeyed as the whole one is', () => {
  test.each(builtInContracts.map((whole) => ({ id: whole.id, whole })))(
    '$id',
    async ({ id, whole }) => {
      const slim = apis[id as keyof typeof apis];
      const full = obey(whole);
      expect([slim.id, slim.baseUrl]).toEqual([full.id, full.baseUrl]);
      const codes = whole.failures.flatMap(({ when }) =>
        typeof when.code === 'string' ? [] : when.code,
      );
      const known = fc.record({
        status: fc.constantFrom(
          ...whole.failures.map(({ when }) =>
            typeof when.status === 'number' ? when.status : 418,
          ),
        ),
        code: fc.constantFrom(undefined, 'other', ...codes),
        header: fc.constantFrom(
          undefined,
          ['Retry-After', '7'],
          ['X-RateLimit-Reset', '60'],
          ['X-RateLimit-Reason', 'daily_spend_cap_exceeded'],
        ),
      });
      const request = fc.record({
        method,
        url: fc
          .constantFrom('/', '/projects', '/proxy/x/y', '/v1/charges', '/emails')
          .map((path) => `${full.baseUrl ?? 'https://a.b'}${path}`),
      });
      await fc.assert(
        fc.asyncProperty(known, json, request, async ({ status, code, header }, extra, sent) => {
          const body = {
            error: { code, type: code, message: 'No' },
            code,
            name: code,
            message: 'No',
            extra,
          };
          const headers = new Headers(header && Object.fromEntries([header]));
          const facts = { kind: 'server' as const, status, code, message: 'No' };
          const now = Date.UTC(2026, 10, 21);
          const described = [slim, full].map((one) => {
            const { retryAfterMs, verdict, ...rest } = one.describe(
              facts,
              body,
              headers,
              sent,
              now,
            );
            // The advice of a contract is a range; and what is left out is not known.
            return JSON.stringify({
              ...rest,
              wait: retryAfterMs === undefined,
              action: typeof verdict === 'object' && verdict.action,
            });
          });
          expect(described[0]).toBe(described[1]);
          expect(slim.keyPlace(sent, {})?.name).toBe(full.keyPlace(sent, {})?.name);
          expect(slim.isFailed(body, sent)).toBe(full.isFailed(body, sent));
          expect(slim.requestId(headers, body)).toBe(full.requestId(headers, body));
          expect(slim.rateLimit(headers, now)).toEqual(full.rateLimit(headers, now));
          await Promise.resolve();
        }),
        { numRuns: 200, seed: 402 },
      );
    },
  );
});
