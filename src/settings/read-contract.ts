import {
  findInconsistencies,
  type Contract,
  type Inconsistency,
} from '@unhappy-path/client/contracts';
import * as v from 'valibot';
import { contract } from './contract-schema/contract.js';

/** A contract, or all that is wrong with the value; `path` is empty where it is the value itself. */
export type ReadContract =
  { contract: Contract; errors?: never } | { contract?: never; errors: readonly Inconsistency[] };

/** Take an unknown value, as a JSON file or a configuration holds it, for a contract. */
export function readContract(value: unknown): ReadContract {
  const result = v.safeParse(contract, value, { abortPipeEarly: true });
  if (!result.success) return { errors: result.issues.map(describeIssue) };
  const errors = findInconsistencies(result.output);
  return errors.length === 0 ? { contract: result.output } : { errors };
}

function describeIssue(issue: v.BaseIssue<unknown>): Inconsistency {
  const path = (issue.path ?? []).map(({ key }) => step(key)).join('');
  return { path: path.startsWith('.') ? path.slice(1) : path, problem: issue.message };
}

function step(key: unknown): string {
  return typeof key === 'number' ? `[${String(key)}]` : `.${String(key)}`;
}
