import type { Contract } from '../contract.js';
import { casesOf } from '../lookup.js';
import type { IdempotencyRule, KeyRefusal } from '../model/idempotency.js';
import type { Inconsistency } from './inconsistency.js';

/** Rules about keys that deny themselves, or name an answer that failures does not have. */
export function checkIdempotency(contract: Contract): Inconsistency[] {
  const rules = contract.idempotency === 'unknown' ? [] : contract.idempotency;
  return rules.flatMap((rule, index) => {
    const path = `idempotency[${String(index)}]`;
    const isRepeated = rules.slice(0, index).some((earlier) => isSameScope(earlier, rule));
    return [
      ...(isRepeated
        ? [{ path, problem: 'is never reached: an earlier rule has the same endpoints' }]
        : []),
      ...(rule.support === 'none' && rule.carrier !== 'unknown'
        ? [{ path: `${path}.carrier`, problem: 'carries a key that support says there is none of' }]
        : []),
      ...checkRefusal(contract, rule.changedBody, `${path}.changedBody`),
      ...checkRefusal(contract, rule.concurrent, `${path}.concurrent`),
    ];
  });
}

function isSameScope(one: IdempotencyRule, other: IdempotencyRule): boolean {
  return JSON.stringify([one.methods, one.paths]) === JSON.stringify([other.methods, other.paths]);
}

function checkRefusal(
  contract: Contract,
  refusal: KeyRefusal | 'unknown',
  path: string,
): Inconsistency[] {
  if (refusal === 'unknown' || refusal.status === 'unknown') return [];
  const { status, code } = refusal;
  const cases = casesOf(contract, status);
  if (cases.length === 0) {
    return [{ path, problem: `is ${String(status)}, which no case of failures names` }];
  }
  const isNamed = cases.some(
    ({ when }) => typeof when.code !== 'string' && when.code.includes(code),
  );
  return code === 'unknown' || code === 'none' || isNamed
    ? []
    : [{ path, problem: `is ${String(status)} ${code}, a code that no case of that status has` }];
}
