import { describe, expect, test } from 'vitest';
import {
  codesOf,
  failureStatuses,
  findContract,
  idempotencyFor,
  pincer,
  requestIdLocations,
  successFlag,
} from '../../src/client/contracts/index.js';
import { caseOf, retryOf } from './case-of.js';

describe('PincerAPI', () => {
  test('answers below /api/v1', () => {
    expect(findContract([pincer], 'pincerapi.com', '/api/v1/balance')).toBe(pincer);
    expect(findContract([pincer], 'pincerapi.com', '/terms')).toBeUndefined();
  });

  test('takes the key as Bearer or in X-API-Key', () => {
    expect(pincer.auth).toMatchObject([
      { header: 'Authorization', scheme: 'Bearer' },
      { header: 'X-API-Key', scheme: 'none' },
    ]);
  });

  test('names each status of its list and no other', () => {
    expect(failureStatuses(pincer)).toEqual([400, 401, 402, 403, 404, 429, 502, 503]);
  });

  test.each([
    [400, 'invalid', 'no'],
    [401, 'unauthorized', 'no'],
    [402, 'payment-required', 'no'],
    [403, 'forbidden', 'no'],
    [404, 'not-found', 'no'],
    [429, 'rate-limited', 'yes'],
    [502, 'unavailable', 'not stated'],
    [503, 'unavailable', 'yes'],
  ] as const)('%i is %s, retry: %s', (status, kind, retry) => {
    const found = caseOf(pincer, status);
    expect(found.kind).toBe(kind);
    expect(retryOf(found)).toBe(retry);
  });

  test('can be paid after a 402, by a top-up or call by call with x402', () => {
    const unpaid = caseOf(pincer, 402);
    expect(unpaid).toMatchObject({ reason: 'credits', verdict: { action: 'topUp' } });
    expect(unpaid.alternatives).toMatchObject([
      {
        verdict: {
          action: 'resubmit',
          change: { in: 'header', names: ['X-PAYMENT', 'PAYMENT-SIGNATURE'] },
        },
      },
    ]);
  });

  test('has text and hint but no code, and balance and cost with a 402', () => {
    expect(codesOf(pincer)).toEqual([]);
    const own =
      pincer.errorBodies === 'unknown'
        ? []
        : pincer.errorBodies.filter(({ form }) => form === 'json');
    expect(own).toMatchObject([
      {
        statuses: [402],
        flag: { path: 'ok', value: false },
        message: 'error',
        hint: 'hint',
        extras: [
          { path: 'balance', type: 'number' },
          { path: 'cost', type: 'number' },
        ],
      },
      {
        statuses: 'any',
        flag: { path: 'ok', value: false },
        code: 'none',
        message: 'error',
        hint: 'hint',
      },
    ]);
    expect(successFlag(pincer)).toEqual({ path: 'ok', success: true, failure: false });
  });

  test('promises no body of its own on the proxy path and with a 502', () => {
    const foreign =
      pincer.errorBodies === 'unknown'
        ? []
        : pincer.errorBodies.filter(({ form }) => form === 'foreign');
    expect(foreign).toMatchObject([
      { statuses: 'any', endpoints: { methods: 'any', paths: ['/proxy/*/**'] } },
      { statuses: [502], endpoints: 'any' },
    ]);
  });

  test('states neither request ids nor keys', () => {
    expect(requestIdLocations(pincer)).toEqual([]);
    expect(idempotencyFor(pincer, 'POST', '/api/v1/proxy/serper/search')).toBe('unknown');
    expect(idempotencyFor(pincer, 'POST', '/api/v1/balance')).toBe('unknown');
  });

  test('names its headers of limit, wait and bill', () => {
    expect(pincer.rateLimitHeaders).toMatchObject([
      { name: 'X-RateLimit-Limit', on: [429], counts: 'requests per window' },
      { name: 'X-RateLimit-Remaining', on: [429] },
    ]);
    expect(pincer.responseHeaders.map(({ name, meaning }) => [name, meaning])).toEqual([
      ['Retry-After', 'wait'],
      ['X-Pincer-Cost', 'cost'],
      ['X-Pincer-Balance', 'balance'],
      ['X-Pincer-Api', 'api'],
    ]);
    expect(pincer.waits).toMatchObject([
      { statuses: [429], from: { name: 'Retry-After', format: 'seconds' } },
    ]);
    expect(caseOf(pincer, 429).verdict).toMatchObject({ backoff: { form: 'exponential' } });
  });

  test('limits body, duration and proxied calls', () => {
    expect(pincer.limits).toMatchObject([
      { what: 'body-megabytes', amount: 5 },
      { what: 'requests', tier: 'Pro', amount: 1000, per: 'month' },
    ]);
    expect(pincer.durations).toMatchObject([{ maxSeconds: 30 }]);
  });

  test.each(['/proxy/*/**', '/health', '/balance', '/apis'])('names %s', (path) => {
    expect(pincer.endpoints.flatMap(({ paths }) => paths)).toContain(path);
  });
});
