import type { DataAs, RequestOptions } from '../options.js';
import type { HeaderRecord } from '../request/headers.js';
import { isStream, type PreparedRequest } from '../request/prepare.js';
import type { Settings } from './settings.js';

/** A call under way, with all its attempts. */
export interface Call extends PreparedRequest {
  settings: Settings;
  options: RequestOptions<keyof DataAs>;
  /** The client's own headers. */
  own: HeaderRecord;
  /** The one under way included. */
  attempts: number;
  /** By `performance.now()`. */
  deadline: number;
  /** A drop-in for `fetch`, which keeps the answer of a failure unread. */
  isDropIn: boolean;
  /** What `fetch` is given in the place of the address. */
  source: Request | undefined;
}

/** Not with a stream as its body: that is used up. */
export function canResend({ source, body }: Call): boolean {
  return !isStream(source?.body ?? body);
}
