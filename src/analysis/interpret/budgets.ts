/** How many steps the analysis takes at most; what is not finished within them is unknown. */
export const BUDGETS = {
  /** One run that follows the answer of a call. */
  call: 20_000,
  /** One run that only finds calls. */
  search: 8_000,
  /** All runs over one file that only find calls; what is found first in a bundle of thousands of functions. */
  searches: 200_000,
  /** What each such run has left after that: enough for a call that stands in the function itself. */
  glance: 300,
  /** All runs over one file: functions that call each other are each followed from many sides. */
  file: 250_000,
  /** One call into another file. */
  away: 2_000,
  /** A function that has nothing to do with the call in focus. */
  aside: 600,
} as const;
