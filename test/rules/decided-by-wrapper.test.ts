import { expect, it } from 'vitest';
import { noUncheckedResponse } from '../../rules/no-unchecked-response.js';
import { noUnhandledStatus } from '../../rules/no-unhandled-status.js';
import { requireIdempotencyKey } from '../../rules/require-idempotency-key.js';
import { requireRequestId } from '../../rules/require-request-id.js';
import type { Via } from '../../src/facts/index.js';
import { callWith, fateAt } from './facts.js';
import { messagesOf } from './messages.js';

const RULES = [noUncheckedResponse, noUnhandledStatus, requireIdempotencyKey, requireRequestId];

function reportsOf(decides: Via['decides']): string[] {
  const call = callWith({
    via: { name: 'send', file: 'src/http.ts', line: 3, decides },
    checked: 'no',
    fate: { 402: fateAt('lost', 11), 429: fateAt('stringified', 12) },
    idempotency: 'absent',
    requestId: 'absent',
  });
  return RULES.flatMap((rule) => messagesOf(rule, call, { preset: 'strict' }).map(() => rule.name));
}

it('a caller is blamed for all that is left to it', () => {
  expect(reportsOf([])).toEqual([
    'no-unchecked-response',
    'no-unhandled-status',
    'no-unhandled-status',
    'require-idempotency-key',
    'require-request-id',
  ]);
});

it.each([
  ['checked', 'no-unchecked-response'],
  ['402', 'no-unhandled-status'],
  ['idempotency', 'require-idempotency-key'],
  ['requestId', 'require-request-id'],
] as const)('and not for what its wrapper decides: %s', (fact, rule) => {
  const expected = reportsOf([]);
  expected.splice(expected.indexOf(rule), 1);
  expect(reportsOf([fact])).toEqual(expected);
});
