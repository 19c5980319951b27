import type { Checked, RequestId } from '../../facts/index.js';
import { isWorse } from './fates.js';
import type { Outcome } from './outcome.js';

const CHECKED_ORDER = ['throws', 'yes', 'unknown', 'escapes', 'ignored', 'no'] as const;
const ID_ORDER = ['na', 'propagated', 'logged', 'unknown', 'absent'] as const;

/** The worst of several, at least one. */
export function worstChecked(all: readonly Checked[]): Checked {
  return all.reduce((a, b) => (CHECKED_ORDER.indexOf(a) >= CHECKED_ORDER.indexOf(b) ? a : b));
}

/** The worst of several, at least one. */
export function worstRequestId(all: readonly RequestId[]): RequestId {
  return all.reduce((a, b) => (ID_ORDER.indexOf(a) >= ID_ORDER.indexOf(b) ? a : b));
}

/** The best of several, at least one. */
export function bestRequestId(all: readonly RequestId[]): RequestId {
  return all.reduce((a, b) => (ID_ORDER.indexOf(a) <= ID_ORDER.indexOf(b) ? a : b));
}

/** The worse of two outcomes, fact by fact. */
export function worseOutcome(a: Outcome, b: Outcome): Outcome {
  const fates = new Map(a.fates);
  for (const [status, fate] of b.fates) {
    const other = fates.get(status);
    if (other === undefined || isWorse(fate.kind, other.kind)) fates.set(status, fate);
  }
  return {
    checked: worstChecked([a.checked, b.checked]),
    checkedAt: [...new Set([...a.checkedAt, ...b.checkedAt])],
    fates,
    requestId: worstRequestId([a.requestId, b.requestId]),
    requestIdAt: [...new Set([...a.requestIdAt, ...b.requestIdAt])],
    retry: a.retry ?? b.retry,
    keyChanges: a.keyChanges || b.keyChanges,
    cutShort: a.cutShort ?? b.cutShort,
  };
}

/** Whether callers can still tell the status, if only from a text. */
export function reachesCallers(outcome: Outcome): boolean {
  return handsUp(outcome) || [...outcome.fates.values()].some(({ kind }) => kind === 'stringified');
}

/** Whether what leaves the function still carries the status as data. */
export function handsUp(outcome: Outcome): boolean {
  return (
    outcome.checked === 'escapes' ||
    [...outcome.fates.values()].some(({ kind }) => kind === 'propagated')
  );
}
