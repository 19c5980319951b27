import type { ApiCall, DecidedFact } from '../facts/index.js';

/** Whether a fact is reported at another call: at that in the wrapper, or at those of a wrapper's callers. */
export function isDecidedElsewhere({ via, callersDecide }: ApiCall, fact: DecidedFact): boolean {
  return via?.decides.includes(fact) === true || callersDecide.includes(fact);
}
