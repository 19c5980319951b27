import { describe, expect, test } from 'vitest';
import {
  failureStatuses,
  findContract,
  idempotencyFor,
  pyramid,
  requestIdLocations,
  statusesForCode,
  successFlag,
} from '../../src/client/contracts/index.js';
import { caseOf, retryOf } from './case-of.js';

describe('Pyramid AI', () => {
  test.each([
    ['api.pyramid-ai.com', 'production'],
    ['api-staging.pyramid-ai.com', 'sandbox'],
  ])('answers on %s (%s)', (host, environment) => {
    expect(findContract([pyramid], host, '/api/v2/projects')).toBe(pyramid);
    expect(pyramid.hosts.find((one) => one.host === host)).toMatchObject({
      environment,
      pathPrefix: '/api/v2',
    });
  });

  test('takes the key as Bearer', () => {
    expect(pyramid.auth).toMatchObject([{ header: 'Authorization', scheme: 'Bearer' }]);
  });

  test('names each status of its table and no other', () => {
    expect(failureStatuses(pyramid)).toEqual([400, 401, 402, 403, 404, 409, 429, 500]);
  });

  test.each([
    [400, 'VALIDATION_ERROR', 'invalid', 'no'],
    [401, 'UNAUTHORIZED', 'unauthorized', 'no'],
    [402, 'QUOTA_EXCEEDED', 'quota-exceeded', 'no'],
    [403, 'FORBIDDEN', 'forbidden', 'not stated'],
    [403, 'FEATURE_NOT_ENABLED', 'forbidden', 'not stated'],
    [404, 'NOT_FOUND', 'not-found', 'not stated'],
    [409, 'CONFLICT', 'conflict', 'no'],
    [409, 'IDEMPOTENCY_KEY_REUSED', 'idempotency-key-reused', 'no'],
    [429, 'RATE_LIMITED', 'rate-limited', 'yes'],
    [500, 'INTERNAL_ERROR', 'server', 'yes'],
  ] as const)('%i %s is %s, retry: %s', (status, code, kind, retry) => {
    const found = caseOf(pyramid, status, code);
    expect(found.kind).toBe(kind);
    expect(retryOf(found)).toBe(retry);
    expect(statusesForCode(pyramid, code)).toEqual([status]);
  });

  test('has a monthly quota under 402 that comes back on the 1st at 00:00 UTC', () => {
    expect(caseOf(pyramid, 402, 'QUOTA_EXCEEDED')).toMatchObject({
      reason: 'monthly-quota',
      verdict: {
        action: 'waitUntil',
        until: { every: 'month', dayOfMonth: 1, time: '00:00', timeZone: 'UTC' },
      },
      remedy: 'Contact the account manager.',
    });
  });

  test('repeats a 500 after 1, 2 and 4 s, three times at most', () => {
    expect(caseOf(pyramid, 500, 'INTERNAL_ERROR').verdict).toMatchObject({
      maxRetries: 3,
      backoff: { form: 'schedule', seconds: [1, 2, 4] },
    });
  });

  test('hides what one may not see behind a 404', () => {
    expect(pyramid.notFoundMayMeanForbidden).toBe(true);
  });

  test('nests code, message and the one field, beside flag and request id', () => {
    expect(pyramid.errorBodies).toMatchObject([
      {
        flag: { path: 'success', value: false },
        code: [{ path: 'error.code', type: 'string' }],
        message: 'error.message',
        fields: { form: 'path', path: 'error.field' },
        requestId: 'request_id',
      },
    ]);
    expect(successFlag(pyramid)).toEqual({ path: 'success', success: true, failure: false });
    expect(pyramid.success.data).toMatchObject({ path: 'data' });
  });

  test('gives the request id in header and body of every response', () => {
    expect(requestIdLocations(pyramid)).toEqual([
      { in: 'header', name: 'X-Request-Id' },
      { in: 'body', path: 'request_id' },
    ]);
    expect(pyramid.responseHeaders).toContainEqual(
      expect.objectContaining({ name: 'X-Request-Id', on: 'every' }),
    );
  });

  test.each(['/api/v2/projects', '/api/v2/documents/process', '/api/v2/*', null])(
    'takes a key on POST %s',
    (path) => {
      expect(idempotencyFor(pyramid, 'POST', path)).toMatchObject({
        support: 'supported',
        carrier: { in: 'header', name: 'Idempotency-Key' },
        scope: 'organization and endpoint',
        lifetimeHours: 24,
        repeat: 'replay',
        changedBody: { status: 409, code: 'IDEMPOTENCY_KEY_REUSED' },
        concurrent: 'unknown',
      });
    },
  );

  test.each(['PATCH', 'DELETE', 'GET'])('says nothing of keys on %s', (method) => {
    expect(idempotencyFor(pyramid, method, '/api/v2/projects/1')).toBe('unknown');
  });

  test('tells the state of the limit on every response, the reset as Unix time', () => {
    expect(pyramid.rateLimitHeaders).toMatchObject([
      { name: 'X-RateLimit-Limit', meaning: 'limit', on: 'every' },
      { name: 'X-RateLimit-Remaining', meaning: 'remaining', on: 'every' },
      { name: 'X-RateLimit-Reset', meaning: 'reset', format: 'epoch-seconds', on: 'every' },
    ]);
    expect(pyramid.responseHeaders).toContainEqual(
      expect.objectContaining({ name: 'Retry-After', meaning: 'wait', on: [429] }),
    );
    expect(pyramid.waits).toMatchObject([
      { from: { in: 'header', name: 'Retry-After', format: 'seconds' } },
      { from: { in: 'header', name: 'X-RateLimit-Reset', format: 'epoch-seconds' } },
    ]);
  });

  test('limits a key to 100 a minute', () => {
    expect(pyramid.limits).toMatchObject([{ scope: 'key', amount: 100, per: 'minute' }]);
  });

  test('may take 5 minutes for a check, works in the background and streams', () => {
    expect(pyramid.durations).toMatchObject([
      { endpoints: { methods: ['POST'], paths: ['/check/verify'] }, maxSeconds: 300 },
    ]);
    expect(pyramid.tasks).toMatchObject([
      { starts: { methods: ['POST'], paths: ['/agent/batches'] } },
      { starts: { methods: ['POST'], paths: ['/check/runs'] } },
    ]);
    expect(pyramid.success.streams).toMatchObject({
      when: 'POST /chat with stream: true (server-sent events)',
    });
  });

  test.each([
    '/projects',
    '/projects/*',
    '/documents',
    '/documents/process',
    '/agent/query',
    '/agent/batches',
    '/chat',
    '/check/verify',
    '/check/runs',
    '/check/runs/*/trigger',
    '/organization',
  ])('names %s', (path) => {
    expect(pyramid.endpoints.flatMap(({ paths }) => paths)).toContain(path);
  });
});
