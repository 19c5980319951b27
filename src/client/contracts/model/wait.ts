import type { Source, Unknown } from './source.js';

/**
 * How a wait is written.
 *
 * - `seconds`, `decimal-seconds`, `milliseconds`: a span as a number
 * - `seconds-or-date`: `Retry-After` as RFC 9110 has it, whole seconds or an HTTP-date
 * - `duration`: a span as text (`22s`, `6m0s`)
 * - `epoch-seconds`, `rfc3339`: a moment
 */
export type WaitFormat =
  | 'seconds'
  | 'decimal-seconds'
  | 'seconds-or-date'
  | 'milliseconds'
  | 'duration'
  | 'epoch-seconds'
  | 'rfc3339';

/** Where the server says how long to wait. */
export type WaitFrom =
  | { in: 'header'; name: string; format: WaitFormat | Unknown }
  | { in: 'body'; path: string; format: WaitFormat | Unknown }
  /** Only in the text of a message. */
  | { in: 'text' }
  /** Nothing in the response: the documentation gives a span in seconds. */
  | { in: 'advice'; from: number; to: number };

/** A wait before the next attempt. The waits of a contract are ordered: the first that is found decides. */
export interface Wait {
  statuses: readonly number[] | 'any' | Unknown;
  from: WaitFrom;
  /** When the server's value is absent, in seconds. */
  fallback: number | Unknown;
  source: Source;
}
