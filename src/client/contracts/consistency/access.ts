import type { Contract } from '../contract.js';
import { casesOf } from '../lookup.js';
import type { Inconsistency } from './inconsistency.js';

/** Whether the contract says one thing about a 404 that hides a resource. */
export function checkHiddenResources(contract: Contract): Inconsistency[] {
  const isInCases = casesOf(contract, 404).some(({ alternatives }) =>
    alternatives.some(({ kind }) => kind === 'forbidden'),
  );
  if (isInCases === (contract.notFoundMayMeanForbidden === true)) return [];
  return [
    {
      path: 'notFoundMayMeanForbidden',
      problem: isInCases
        ? 'must be true: a 404 case has the alternative "forbidden"'
        : 'is true, but no 404 case has the alternative "forbidden"',
    },
  ];
}
