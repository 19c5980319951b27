import type { State } from './state.js';

/** The state in which the answers that have come are in a promise that nobody waits for yet. */
export function unawaited(s: State): State {
  if ([...s.calls.values()].every((call) => !call.settled || call.pending)) return s;
  return s.mapCalls((call) => (call.settled ? { ...call, pending: true } : call));
}

/** The state after something was waited for. */
export function awaited(s: State): State {
  if ([...s.calls.values()].every((call) => !call.pending)) return s;
  return s.mapCalls((call) => (call.pending ? { ...call, pending: false } : call));
}
