import { describe, expect, test } from 'vitest';
import {
  codesOf,
  failureStatuses,
  findContract,
  idempotencyFor,
  pineprompt,
  requestIdLocations,
  successFlag,
} from '../../src/client/contracts/index.js';
import { caseOf, retryOf } from './case-of.js';

describe('Pineprompt', () => {
  test('answers below /api/v1 alone: the rest of the host is the web site', () => {
    expect(findContract([pineprompt], 'pineprompt.com', '/api/v1/monitors')).toBe(pineprompt);
    expect(findContract([pineprompt], 'pineprompt.com', '/pricing')).toBeUndefined();
    expect(findContract([pineprompt], 'pineprompt.com', null)).toBeUndefined();
    expect(findContract([pineprompt], 'pineprompt.com', '/*')).toBeUndefined();
  });

  test('takes the key as Bearer and wants the project id in a header', () => {
    expect(pineprompt.auth).toMatchObject([{ header: 'Authorization', scheme: 'Bearer' }]);
    expect(pineprompt.requiredHeaders).toMatchObject([
      {
        header: 'Pineprompt-Project-Id',
        endpoints: {
          methods: 'any',
          paths: ['/monitors/**', '/prompts/**', '/brands/**', '/sources/**'],
        },
        missing: { status: 400, message: 'Missing required header Pineprompt-Project-Id' },
      },
    ]);
  });

  test('names each status of its table and no other', () => {
    expect(failureStatuses(pineprompt)).toEqual([400, 401, 402, 403, 404, 422, 429, 500]);
    expect(pineprompt.success.statuses.map(({ status }) => status)).toEqual([200, 201, 204]);
  });

  test.each([
    [400, 'invalid', 'missing-header', 'no'],
    [401, 'unauthorized', 'none', 'no'],
    [402, 'payment-required', 'no-subscription', 'no'],
    [403, 'forbidden', 'missing-ability', 'no'],
    [404, 'not-found', 'none', 'no'],
    [422, 'invalid', 'validation', 'no'],
    [429, 'rate-limited', 'rate', 'yes'],
    [500, 'server', 'none', 'yes'],
  ] as const)('%i is %s (%s), retry: %s', (status, kind, reason, retry) => {
    const found = caseOf(pineprompt, status);
    expect(found).toMatchObject({ kind, reason });
    expect(retryOf(found)).toBe(retry);
  });

  test('repeats reads alone after a 500', () => {
    expect(caseOf(pineprompt, 500).verdict).toMatchObject({ methods: ['GET', 'HEAD'] });
    expect(caseOf(pineprompt, 429).verdict).toMatchObject({ methods: 'any' });
  });

  test('has two error bodies and a code in neither', () => {
    expect(pineprompt.errorBodies).toMatchObject([
      {
        statuses: [422],
        code: 'none',
        message: 'message',
        fields: { form: 'map', path: 'errors', keys: 'dot-path', values: 'messages' },
      },
      { statuses: 'any', code: 'none', message: 'message', fields: 'none' },
    ]);
    expect(codesOf(pineprompt)).toEqual([]);
  });

  test('has no flag; request ids and keys are not stated', () => {
    expect(pineprompt.success.flag).toBe('none');
    expect(successFlag(pineprompt)).toBeUndefined();
    expect(pineprompt.success.data).toMatchObject({ path: 'data' });
    expect(requestIdLocations(pineprompt)).toEqual([]);
    expect(idempotencyFor(pineprompt, 'POST', '/api/v1/monitors')).toBe('unknown');
  });

  test('sends the reset only with a 429, as Unix time', () => {
    expect(pineprompt.rateLimitHeaders).toMatchObject([
      { name: 'X-RateLimit-Limit', on: 'every' },
      { name: 'X-RateLimit-Remaining', on: 'every' },
      { name: 'X-RateLimit-Reset', format: 'epoch-seconds', on: [429] },
    ]);
    expect(pineprompt.responseHeaders).toMatchObject([{ name: 'Retry-After', on: [429] }]);
    expect(pineprompt.waits).toMatchObject([
      { statuses: [429], from: { name: 'Retry-After', format: 'seconds' } },
      { statuses: [429], from: { name: 'X-RateLimit-Reset', format: 'epoch-seconds' } },
    ]);
  });

  test('limits a key to 100 a second', () => {
    expect(pineprompt.limits).toMatchObject([{ scope: 'key', amount: 100, per: 'second' }]);
  });

  test('wants the whole body in a PUT, and hides what is outside the project', () => {
    expect(pineprompt.putNeedsFullBody).toEqual({ methods: ['PUT'], paths: 'any' });
    expect(pineprompt.notFoundMayMeanForbidden).toBe(true);
    expect(caseOf(pineprompt, 404).alternatives).toMatchObject([{ kind: 'forbidden' }]);
  });

  test('says how lists are paged', () => {
    expect(pineprompt.notes.map(({ says }) => says).join()).toMatch(/per_page.*1 to 100.*25/u);
  });
});
