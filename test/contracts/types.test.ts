import type * as v from 'valibot';
import { expect, expectTypeOf, test } from 'vitest';
import {
  pyramid,
  type Contract,
  type FailureCase,
  type IdempotencyRule,
  type Verdict,
} from '../../src/client/contracts/index.js';
import type { contract as schema } from '../../src/settings/contract-schema/contract.js';

type DeepMutable<T> = T extends object ? { -readonly [Key in keyof T]: DeepMutable<T[Key]> } : T;

/** The compiler is what tests here (`tsc -p tsconfig.json`): an error that is expected and missing is one. */
test('leaving out a member of a contract is a type error', () => {
  const { requestId, ...rest } = pyramid;
  // @ts-expect-error requestId is missing
  const contract: Contract = rest;
  expect({ ...contract, requestId }).toEqual(pyramid);
});

test('no member of a contract is optional', () => {
  expectTypeOf<Contract>().toEqualTypeOf<Required<Contract>>();
  expectTypeOf<IdempotencyRule>().toEqualTypeOf<Required<IdempotencyRule>>();
  expectTypeOf<FailureCase>().toEqualTypeOf<Required<FailureCase>>();
});

test('each verdict has its own data', () => {
  // @ts-expect-error what to change is missing
  const resubmit: Verdict = { action: 'resubmit', then: 'poll' };
  // @ts-expect-error a failure has no backoff
  const fail: Verdict = { action: 'fail', backoff: 'unknown' };
  // @ts-expect-error no such verdict
  const again: Verdict = { action: 'again' };
  expect([resubmit.action, fail.action, again.action]).toEqual(['resubmit', 'fail', 'again']);
});

test('the validation accepts every contract that the type accepts, and gives nothing else', () => {
  expectTypeOf<DeepMutable<Contract>>().toExtend<v.InferInput<typeof schema>>();
  expectTypeOf<v.InferOutput<typeof schema>>().toExtend<Contract>();
});
