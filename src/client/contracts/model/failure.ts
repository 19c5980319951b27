import type { EndpointPattern } from './endpoint.js';
import type { Source, Unknown } from './source.js';
import type { Verdict } from './verdict.js';

/** The kinds of failure that the client's `ApiError` tells apart. */
export type FailureKind =
  | 'payment-required'
  | 'rate-limited'
  | 'quota-exceeded'
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'idempotency-key-reused'
  | 'invalid'
  | 'gone'
  | 'too-large'
  | 'timeout'
  | 'server'
  | 'unavailable'
  | 'network'
  | 'aborted'
  | 'bad-response';

/** Why it failed, where the kind alone does not decide what to do. `none`: the kind says all. */
export type FailureReason =
  | 'none'
  | 'credits'
  | 'monthly-quota'
  | 'daily-quota'
  | 'spend-cap'
  | 'in-flight-budget'
  | 'no-subscription'
  | 'card-declined'
  | 'rate'
  | 'concurrency'
  | 'traffic-growth'
  | 'feature-not-enabled'
  | 'missing-ability'
  | 'missing-header'
  | 'preflight'
  | 'validation'
  | 'hidden'
  | 'wrong-state'
  | 'key-in-use'
  | 'sync-ceiling'
  | 'not-implemented'
  | 'overloaded'
  | 'upstream';

/** Every member must hold. */
export interface FailureMatch {
  /** 100 to 599, or a whole class. A 2xx is a failure reported inside a success. */
  status: number | '4xx' | '5xx';
  /**
   * One of these codes, found where the error body has its code. `none`: the API sends no code here;
   * `unknown`: the documentation names none. Neither is looked at when matching.
   */
  code: readonly (string | number)[] | 'none' | Unknown;
  header?:
    { name: string; is: 'present' | 'absent' } | { name: string; is: 'equal'; value: string };
  body?:
    | { path: string; is: 'present' | 'absent' }
    | { path: string; is: 'equal'; value: string | number | boolean }
    | { path: string; is: 'containing'; text: string };
  endpoints?: EndpointPattern;
}

/** What one failure means and asks for. */
export interface FailureMeaning {
  kind: FailureKind;
  reason: FailureReason;
  verdict: Verdict | Unknown;
  /** What happened, in the documentation's terms. */
  meaning: string;
  /** What mends it, said to a developer: where to top up, whom to ask, which endpoint to look at. */
  remedy: string | Unknown;
}

/** One failure of an API. The cases of a contract are ordered: the first whose `when` holds decides. */
export interface FailureCase extends FailureMeaning {
  when: FailureMatch;
  /** Other things the same answer can mean, or other ways out of it; nothing in the answer tells them apart. */
  alternatives: readonly FailureMeaning[];
  source: Source;
}

/** The vendor's own client: what it does is no promise of the API. */
export interface VendorRetry {
  statuses: readonly (number | '4xx' | '5xx')[];
  maxRetries: number | Unknown;
  /** A response header by which the server orders a repeat or forbids it, before everything else. */
  orderHeader: string | 'none' | Unknown;
  source: Source;
}

/** What the documentation says of retrying as a whole; the single case stands in {@link FailureCase.verdict}. */
export interface RetryAdvice {
  /** Statuses that are never to be sent again unchanged, whatever their code. */
  never: readonly number[] | Unknown;
  vendorClient: VendorRetry | Unknown;
  source: Source;
}
