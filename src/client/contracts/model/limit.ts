import type { EndpointPattern } from './endpoint.js';
import type { Source, Unknown } from './source.js';

/** A limit of the API. */
export interface Limit {
  what: 'requests' | 'concurrent-runs' | 'body-megabytes' | 'reads' | 'writes';
  /** `tier` is the plan it holds for; `any` where plans do not differ. */
  tier: string;
  /** Whom it counts for. */
  scope: 'key' | 'ip' | 'user' | 'organization' | Unknown;
  endpoints: EndpointPattern | 'any';
  amount: number;
  per: 'second' | 'minute' | 'hour' | 'day' | 'month' | 'moment' | 'request';
  note: string;
  source: Source;
}

/** How long a call may take before the server ends it, in seconds. A client's timeout below it cuts the call off. */
export interface Duration {
  endpoints: EndpointPattern | 'any';
  maxSeconds: number;
  then: string | Unknown;
  source: Source;
}
