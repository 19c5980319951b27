import { casesOf, type Contract, type FailureCase } from '../../src/client/contracts/index.js';

/** The one case of a status with this code; without a code the one that has none. */
export function caseOf(contract: Contract, status: number, code?: string | number): FailureCase {
  const cases = casesOf(contract, status).filter(({ when }) =>
    code === undefined
      ? typeof when.code === 'string' && when.header === undefined && when.body === undefined
      : typeof when.code !== 'string' && when.code.includes(code),
  );
  const [only, ...others] = cases;
  if (only === undefined || others.length > 0) {
    throw new Error(
      `${contract.id} has ${String(cases.length)} cases of ${String(status)} ${String(code)}`,
    );
  }
  return only;
}

/** Whether an answer with it may be sent again unchanged, as the tables of the documentation say it. */
export function retryOf({ verdict }: FailureCase): 'yes' | 'no' | 'not stated' {
  if (verdict === 'unknown') return 'not stated';
  return verdict.action === 'retry' ? 'yes' : 'no';
}
