import { describe, expect, test } from 'vitest';
import {
  failureStatuses,
  findContract,
  idempotencyFor,
  pioneer,
  requestIdLocations,
  successFlag,
} from '../../src/client/contracts/index.js';
import { caseOf, retryOf } from './case-of.js';

describe('Pioneer', () => {
  test('answers on its host, natively and below /v1', () => {
    expect(findContract([pioneer], 'api.pioneer.ai', '/generate')).toBe(pioneer);
    expect(findContract([pioneer], 'api.pioneer.ai', '/v1/chat/completions')).toBe(pioneer);
  });

  test('takes the bare key in X-API-Key', () => {
    expect(pioneer.auth).toMatchObject([{ header: 'X-API-Key', scheme: 'none' }]);
  });

  test('names each status of its table and no other', () => {
    expect(failureStatuses(pioneer)).toEqual([401, 402, 404, 422, 429, 500]);
  });

  test.each([
    [401, 'unauthorized', 'unauthorized', 'no'],
    [402, undefined, 'payment-required', 'no'],
    [404, undefined, 'not-found', 'no'],
    [422, undefined, 'invalid', 'no'],
    [429, 'rate_limit_exceeded', 'rate-limited', 'yes'],
    [429, undefined, 'rate-limited', 'yes'],
    [500, undefined, 'server', 'yes'],
  ] as const)('%i %s is %s, retry: %s', (status, code, kind, retry) => {
    const found = caseOf(pioneer, status, code);
    expect(found.kind).toBe(kind);
    expect(retryOf(found)).toBe(retry);
  });

  test('sends a user who is out of credits to billing', () => {
    expect(caseOf(pioneer, 402)).toMatchObject({
      reason: 'credits',
      verdict: { action: 'topUp' },
      when: { code: 'unknown' },
    });
  });

  test('tells the daily spending cap from a rate limit before anything else, and never repeats it', () => {
    const first = pioneer.failures.find(({ when }) => when.status === 429);
    expect(first).toMatchObject({
      when: {
        header: { name: 'X-RateLimit-Reason', is: 'equal', value: 'daily_spend_cap_exceeded' },
      },
      kind: 'quota-exceeded',
      reason: 'spend-cap',
      verdict: {
        action: 'waitUntil',
        until: { every: 'day', time: '00:00', timeZone: 'UTC' },
      },
    });
  });

  test('waits for Retry-After in seconds, or 1 s, in at most 5 tries', () => {
    expect(pioneer.waits).toMatchObject([
      {
        statuses: [429],
        from: { in: 'header', name: 'Retry-After', format: 'seconds' },
        fallback: 1,
      },
    ]);
    expect(caseOf(pioneer, 429, 'rate_limit_exceeded').verdict).toMatchObject({ maxRetries: 4 });
  });

  test('has a code and a message in its error body, and a 429 body that has neither', () => {
    expect(pioneer.errorBodies).toMatchObject([
      {
        statuses: 'any',
        code: [{ path: 'error', type: 'string' }],
        message: 'message',
        fields: { form: 'text', path: 'message' },
      },
      { statuses: [429], code: 'none', message: 'detail' },
    ]);
    expect(pioneer.contradictions).toHaveLength(1);
    expect(pioneer.contradictions[0]?.statements).toHaveLength(2);
  });

  test('has no success flag, and neither request ids nor keys are stated', () => {
    expect(pioneer.success.flag).toBe('none');
    expect(successFlag(pioneer)).toBeUndefined();
    expect(requestIdLocations(pioneer)).toEqual([]);
    expect(pioneer.requestId.locations).toBe('unknown');
    expect(idempotencyFor(pioneer, 'POST', '/generate')).toBe('unknown');
  });

  test.each([
    ['ip', 'any', 1000, 'minute'],
    ['ip', 'any', 10_000, 'hour'],
    ['user', '/inference', 1200, 'minute'],
    ['user', '/v1/chat/completions', 200, 'minute'],
    ['user', '/v1/completions', 200, 'minute'],
    ['user', '/v1/responses', 200, 'minute'],
    ['user', '/v1/messages', 200, 'minute'],
    ['user', '/gliner-2/**', 15_000, 'minute'],
    ['user', '/generate/**', 120, 'minute'],
    ['user', '/felix/training-jobs', 20, 'minute'],
  ])('limits per %s on %s: %i a %s', (scope, path, amount, per) => {
    const limits = pioneer.limits === 'unknown' ? [] : pioneer.limits;
    const rows = limits.flatMap((limit) => {
      const paths =
        limit.endpoints === 'any' || limit.endpoints.paths === 'any'
          ? ['any']
          : limit.endpoints.paths;
      return paths.map((one) => [limit.scope, one, limit.amount, limit.per]);
    });
    expect(rows).toContainEqual([scope, path, amount, per]);
  });

  test('polls jobs and trainings through their states', () => {
    expect(pioneer.tasks).toMatchObject([
      {
        starts: { methods: ['POST'], paths: ['/generate'] },
        poll: { methods: ['GET'], paths: ['/generate/jobs/*'] },
        states: { running: ['queued', 'running'], succeeded: ['complete'], failed: ['failed'] },
      },
      {
        starts: { methods: ['POST'], paths: ['/felix/training-jobs'] },
        states: {
          running: ['requested', 'running'],
          succeeded: ['complete', 'deployed'],
          failed: ['failed', 'stopped', 'cancelled'],
        },
      },
    ]);
  });

  test.each([
    '/base-models',
    '/inferences',
    '/inferences/*/feedback',
    '/create-api-key',
    '/billing/usage/requests',
  ])('names %s', (path) => {
    expect(pioneer.endpoints.flatMap(({ paths }) => paths)).toContain(path);
  });
});
