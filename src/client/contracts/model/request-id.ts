import type { Location } from './location.js';
import type { Source, Unknown } from './source.js';

/** An id that support will ask for. */
export interface RequestIds {
  /** Where the request's id is found; `unknown` where the documentation names no place. */
  locations: readonly Location[] | Unknown;
  /** Other ids that are worth keeping from any response: of a run, of a task. */
  keep: readonly { location: Location; meaning: string }[];
  source: Source;
}
