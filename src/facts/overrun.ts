import type { Place } from './api-call.js';

/** A budget of the analysis that did not do, and where. */
export interface Overrun {
  /**
   * - `call`: following the answer of the calls at these places; their facts are `unknown`
   * - `file`: the same, because the runs over the file were too many together
   * - `search`: looking for calls in the functions at these places, so that some may be missing
   * - `searches`: the same, because there was too much to look through in the file
   * - `away`: following the calls at these places into another file
   */
  budget: 'call' | 'file' | 'search' | 'searches' | 'away';
  /** How many steps it has. */
  steps: number;
  at: Place[];
}
