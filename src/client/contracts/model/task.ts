import type { EndpointPattern } from './endpoint.js';
import type { Location } from './location.js';
import type { Source, Unknown } from './source.js';

/** Work that goes on after the answer and is asked for until it has ended. */
export interface Task {
  starts: EndpointPattern;
  /** Status of the answer that starts it. */
  acceptedStatus: number | Unknown;
  /** Where that answer has the id to ask for. */
  id: Location | Unknown;
  poll: EndpointPattern | Unknown;
  /** Dot-path of the state in the answer to a poll. */
  statePath: string | Unknown;
  states:
    | {
        running: readonly string[];
        succeeded: readonly string[];
        /** Ended without a result, the cancelled and expired ones included. */
        failed: readonly string[];
      }
    | Unknown;
  /** Where a failed task tells why; the poll's own HTTP status, where it is known. */
  failure: { path: string; status: number | Unknown } | Unknown;
  /** Seconds: before the first poll, and at most between two. */
  interval:
    | { first: { from: number; to: number }; max: number | Unknown; growing: boolean | Unknown }
    | Unknown;
  note: string;
  source: Source;
}
