import type { EndpointPattern } from './endpoint.js';
import type { WaitFormat } from './wait.js';
import type { Source, Unknown } from './source.js';

/** On which answers a header is said to come. */
export type HeaderPresence = 'every' | readonly number[] | Unknown;

/** A response header that tells the state of a rate limit or quota. */
export interface RateLimitHeader {
  name: string;
  meaning: 'limit' | 'remaining' | 'used' | 'reset' | 'reason' | 'resource' | 'policy' | 'state';
  /** Of a `reset`: what its value is; `none` for the other meanings. */
  format: WaitFormat | 'none' | Unknown;
  /** What it counts, in the documentation's words: requests per minute, tokens. */
  counts: string | Unknown;
  on: HeaderPresence;
  source: Source;
}

/** Any other response header that the documentation names. */
export interface ResponseHeader {
  name: string;
  meaning: 'wait' | 'request-id' | 'cost' | 'balance' | 'api' | 'retry-order' | 'location';
  on: HeaderPresence;
  endpoints: EndpointPattern | 'any';
  source: Source;
}
