import { findInconsistencies, type Contract } from '@unhappy-path/client/contracts';
import * as v from 'valibot';
import { contract } from './contract-schema/contract.js';
import { problemsOf } from './issues.js';
import type { Problem } from './problem.js';

/** A contract, or all that is wrong with the value; a path is empty where it is the value itself. */
export type ReadContract =
  { contract: Contract; problems?: never } | { contract?: never; problems: readonly Problem[] };

/** Take an unknown value, as a JSON file or a configuration holds it, for a contract. */
export function readContract(value: unknown): ReadContract {
  const result = v.safeParse(contract, value, { abortPipeEarly: true });
  if (!result.success) return { problems: problemsOf(result.issues) };
  const found = findInconsistencies(result.output);
  if (found.length === 0) return { contract: result.output };
  return {
    problems: found.map(({ path, problem }) => ({ path: stepsOf(path), text: problem })),
  };
}

/** `failures[2].when` as keys and indices. */
function stepsOf(path: string): (string | number)[] {
  return path
    .split(/[.[\]]+/u)
    .filter((step) => step !== '')
    .map((step) => (/^\d+$/u.test(step) ? Number(step) : step));
}
