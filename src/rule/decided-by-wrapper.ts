import type { ApiCall, Via } from '../facts/index.js';

/** Whether a wrapper decides a fact for all of its callers alike: then it is reported there, once. */
export function isDecidedByWrapper({ via }: ApiCall, fact: Via['decides'][number]): boolean {
  return via?.decides.includes(fact) === true;
}
