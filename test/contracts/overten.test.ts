import { describe, expect, test } from 'vitest';
import {
  failureStatuses,
  findContract,
  idempotencyFor,
  overten,
  requestIdLocations,
  statusesForCode,
  successFlag,
} from '../../src/client/contracts/index.js';
import { caseOf, retryOf } from './case-of.js';

describe('Overten', () => {
  test('answers below /api/v1 of its host', () => {
    expect(findContract([overten], 'backend.overtenai.com', '/api/v1/excel/generate')).toBe(
      overten,
    );
    expect(findContract([overten], 'backend.overtenai.com', '/status')).toBeUndefined();
  });

  test('takes the key as Bearer and in X-API-Key, and a Firebase token for /signup', () => {
    expect(overten.auth).toMatchObject([
      { header: 'Authorization', scheme: 'Bearer', endpoints: 'any' },
      { header: 'X-API-Key', scheme: 'none', endpoints: 'any' },
      { header: 'Authorization', scheme: 'Bearer', endpoints: { paths: ['/signup'] } },
    ]);
  });

  test('names each status of its table and no other', () => {
    expect(failureStatuses(overten)).toEqual([
      400, 401, 402, 403, 404, 408, 409, 410, 413, 422, 429, 500, 501, 502, 503,
    ]);
    expect(overten.success.statuses.map(({ status, next }) => [status, next])).toEqual([
      [200, 'done'],
      [201, 'done'],
      [202, 'poll'],
      [204, 'done'],
      [302, 'follow'],
    ]);
  });

  test.each([
    [400, 'invalid_request', 'invalid', 'no'],
    [400, 'preflight_failed', 'invalid', 'no'],
    [401, 'invalid_api_key', 'unauthorized', 'no'],
    [402, 'insufficient_credits', 'payment-required', 'no'],
    [403, 'forbidden', 'forbidden', 'no'],
    [404, 'not_found', 'not-found', 'no'],
    [408, 'sync_timeout_upgrade_async', 'timeout', 'no'],
    [409, 'conflict', 'conflict', 'no'],
    [410, 'gone', 'gone', 'no'],
    [413, 'payload_too_large', 'too-large', 'no'],
    [422, 'validation_error', 'invalid', 'no'],
    [429, 'rate_limit_exceeded', 'rate-limited', 'yes'],
    [500, 'internal_error', 'server', 'not stated'],
    [501, 'not_implemented', 'server', 'no'],
    [502, 'upstream_error', 'unavailable', 'yes'],
    [503, 'service_unavailable', 'unavailable', 'yes'],
  ] as const)('%i %s is %s, retry: %s', (status, code, kind, retry) => {
    const found = caseOf(overten, status, code);
    expect(found.kind).toBe(kind);
    expect(retryOf(found)).toBe(retry);
    expect(statusesForCode(overten, code)).toEqual([status]);
  });

  test('tops up after 402', () => {
    expect(caseOf(overten, 402, 'insufficient_credits')).toMatchObject({
      reason: 'credits',
      verdict: { action: 'topUp' },
    });
  });

  test('sends a 408 again with async: true and polls then', () => {
    expect(caseOf(overten, 408, 'sync_timeout_upgrade_async').verdict).toEqual({
      action: 'resubmit',
      change: { in: 'body', path: 'async', value: true },
      then: 'poll',
    });
  });

  test('warns that another page has a 202 where this one has the 408', () => {
    const texts = overten.contradictions.map(({ statements }) =>
      statements.map(({ says }) => says).join(' | '),
    );
    expect(texts).toContainEqual(expect.stringMatching(/408.*202/u));
  });

  test('means by conflict a wrong state or a reused key', () => {
    const conflict = caseOf(overten, 409, 'conflict');
    expect(conflict).toMatchObject({ reason: 'wrong-state', verdict: { action: 'waitUntil' } });
    expect(conflict.alternatives).toMatchObject([
      { kind: 'idempotency-key-reused', verdict: { action: 'newIdempotencyKey' } },
    ]);
  });

  test('hides what belongs to others behind a 404', () => {
    expect(overten.notFoundMayMeanForbidden).toBe(true);
    expect(caseOf(overten, 404, 'not_found').alternatives).toMatchObject([{ kind: 'forbidden' }]);
  });

  test('waits for Retry-After on 429, 30 to 60 s on 503, ever longer on 502', () => {
    expect(overten.waits).toMatchObject([
      { statuses: [429], from: { in: 'header', name: 'Retry-After', format: 'seconds' } },
      { statuses: [503], from: { in: 'advice', from: 30, to: 60 } },
    ]);
    expect(caseOf(overten, 503, 'service_unavailable').verdict).toMatchObject({
      backoff: { form: 'range', from: 30, to: 60 },
    });
    expect(caseOf(overten, 502, 'upstream_error').verdict).toMatchObject({
      backoff: { form: 'exponential' },
    });
  });

  test('has code and message in a flat envelope whose flag only failures carry', () => {
    expect(overten.errorBodies).toMatchObject([
      {
        flag: { path: 'success', value: false },
        code: [{ path: 'error', type: 'string' }],
        message: 'message',
        fields: { form: 'text', path: 'message', syntax: 'json-pointer' },
      },
    ]);
    expect(successFlag(overten)).toEqual({ path: 'success', success: 'absent', failure: false });
  });

  test('has a key whose header is not stated, so that none is asked for', () => {
    expect(overten.idempotency).toMatchObject([
      {
        support: 'supported',
        carrier: 'unknown',
        methods: 'unknown',
        lifetimeHours: 'unknown',
        changedBody: { status: 409, code: 'conflict' },
      },
    ]);
    expect(idempotencyFor(overten, 'POST', '/api/v1/excel/generate')).toBe('unknown');
  });

  test('gives X-Request-Id, run_id and task_id to keep', () => {
    expect(requestIdLocations(overten)).toEqual([
      { in: 'header', name: 'X-Request-Id' },
      { in: 'body', path: 'run_id' },
      { in: 'body', path: 'task_id' },
    ]);
  });

  test('does not make up the names of its rate-limit headers', () => {
    expect(overten.rateLimitHeaders).toBe('unknown');
  });

  test.each([
    ['free', 10, 2],
    ['pro', 60, 10],
    ['enterprise', 600, 50],
  ])('limits the tier %s to %i a minute and %i runs at once', (tier, requests, runs) => {
    expect(overten.limits).toContainEqual(
      expect.objectContaining({ tier, what: 'requests', amount: requests, per: 'minute' }),
    );
    expect(overten.limits).toContainEqual(
      expect.objectContaining({ tier, what: 'concurrent-runs', amount: runs }),
    );
  });

  test('polls tasks after 2 to 5 s, at most 10 s apart, with a failure branch of its own', () => {
    expect(overten.tasks).toMatchObject([
      {
        acceptedStatus: 202,
        id: { in: 'body', path: 'task_id' },
        poll: { methods: ['GET'], paths: ['/tasks/*'] },
        statePath: 'status',
        states: {
          running: ['queued', 'running'],
          succeeded: ['completed'],
          failed: ['failed', 'cancelled', 'expired'],
        },
        failure: { path: 'error', status: 'unknown' },
        interval: { first: { from: 2, to: 5 }, max: 10, growing: true },
      },
    ]);
    expect(overten.durations).toMatchObject([{ maxSeconds: 300 }]);
  });

  test.each([
    '/excel/generate',
    '/word/generate',
    '/slides/generate',
    '/slides/outline',
    '/excel/analyze',
    '/text/*',
    '/preflight',
    '/files',
    '/files/*/convert',
    '/runs/*/export',
    '/webhooks',
    '/runs/*/download',
    '/verify',
  ])('names %s', (path) => {
    expect(overten.endpoints.flatMap(({ paths }) => paths)).toContain(path);
  });
});
