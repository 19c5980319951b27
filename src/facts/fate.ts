import type { Place } from './api-call.js';

/**
 * What becomes of a status once it is received, from best to worst; over the paths that it can take the worst counts.
 *
 * - `distinguished`: code that this response reaches separates this status from other failures
 * - `propagated`: not separated, but what leaves the function carries the status as data
 * - `stringified`: it survives only inside text
 * - `lost`: a failure is noticed and its status thrown away
 * - `unchecked`: the failure is never noticed
 * - `unknown`: the value goes where the analysis cannot follow
 */
export type Fate =
  'distinguished' | 'propagated' | 'stringified' | 'lost' | 'unchecked' | 'unknown';

/** The fate of one status and the lines that decide it. */
export interface StatusFate {
  kind: Fate;
  at: Place[];
}
