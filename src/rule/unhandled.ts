import type { ApiCall, Fate } from '../facts/index.js';

/** Whether a fate loses the status: nobody further on can tell this failure from another. */
export function isUnhandledFate(fate: Fate): boolean {
  return fate === 'unchecked' || fate === 'lost' || fate === 'stringified';
}

/** Whether a repeated request would be done twice. */
export function isUnhandledKey(idempotency: ApiCall['idempotency']): boolean {
  return idempotency === 'absent' || idempotency === 'unstable';
}

/** Whether the response may pass for a success unseen. */
export function isUncheckedResponse(checked: ApiCall['checked']): boolean {
  return checked === 'no' || checked === 'ignored';
}
