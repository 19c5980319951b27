import type { EndpointPattern } from './endpoint.js';
import type { Source, Unknown } from './source.js';

/** A member of the body that says whether the call succeeded. */
export interface SuccessFlag {
  path: string;
  /** Its value in a success; `absent` where only failures carry the member. */
  success: boolean | 'absent' | Unknown;
  failure: boolean;
}

/** What a success status means. */
export interface SuccessStatus {
  status: number | '2xx';
  meaning: string;
  next: 'done' | 'poll' | 'follow';
}

/** How a success looks, and how a 2xx can be a failure all the same. */
export interface Success {
  flag: SuccessFlag | 'none' | Unknown;
  /** A 2xx whose body has something here is a failure. */
  errors: { path: string; endpoints: EndpointPattern | 'any' } | 'none' | Unknown;
  /** Dot-path of the payload and the answers that have it so; `none`: the body itself is the payload. */
  data: { path: string; of: string } | 'none' | Unknown;
  /** Calls that answer with a stream, and whether a failure can come in it after the 200. */
  streams: { when: string; lateFailure: boolean | Unknown } | Unknown;
  statuses: readonly SuccessStatus[];
  source: Source;
}
