import type { Contract } from '../contract.js';
import { checkHiddenResources } from './access.js';
import { checkBodies } from './bodies.js';
import { checkFailures } from './failures.js';
import { checkForm } from './form.js';
import { checkIdempotency } from './idempotency.js';
import type { Inconsistency } from './inconsistency.js';
import { checkRequestIds } from './request-ids.js';
import { checkTasks } from './tasks.js';
import { checkWaits } from './waits.js';

/** Everything in which a contract contradicts itself; empty for a sound one. The type holds what can be missing. */
export function findInconsistencies(contract: Contract): Inconsistency[] {
  return [
    checkForm,
    checkFailures,
    checkWaits,
    checkBodies,
    checkRequestIds,
    checkIdempotency,
    checkHiddenResources,
    checkTasks,
  ].flatMap((check) => check(contract));
}
