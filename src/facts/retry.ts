/** How a call is sent again after a failure. */
export interface Retry {
  /** The number of attempts has an end. */
  bounded: boolean;
  /** The wait between attempts grows, or comes from the server. */
  backoff: boolean;
  /** The Retry-After header (RFC 9110, 10.2.3) is read for the wait. */
  retryAfter: boolean;
  /** Statuses that another attempt cannot mend (400, 401, 402, 403, 404, 422) are retried as well. */
  retriesNonRetryable: boolean;
  /** A POST is sent again without an idempotency key. */
  postWithoutKey: boolean;
}
