import type { ApiError } from './errors/api-error.js';
import type { RateLimit } from './response/rate-limit.js';

export interface Success<Data> {
  readonly ok: true;
  readonly data: Data;
  readonly status: number;
  readonly headers: Headers;
  readonly requestId: string | undefined;
  readonly rateLimit: RateLimit | undefined;
  /** How often the request was sent. */
  readonly attempts: number;
  readonly error?: undefined;
}

export interface Failure {
  readonly ok: false;
  readonly error: ApiError;
  /** The answer as `fetch` gives it; where its status says failure, its body is unread. Undefined where none arrived. */
  readonly response?: Response | undefined;
  readonly data?: undefined;
}

/** How a call ended. */
export type Result<Data> = Success<Data> | Failure;

/** A call under way: a promise of its data that rejects with an {@link ApiError}. */
export interface ApiPromise<Data> extends Promise<Data> {
  /** How the call ends, as a value; never rejects. */
  result(): Promise<Result<Data>>;
}

/** @param outcome never rejects */
export function apiPromise<Data>(outcome: Promise<Result<Data>>): ApiPromise<Data> {
  const promise = outcome.then((result) => {
    if (result.ok) return result.data;
    throw result.error;
  });
  const result = (): Promise<Result<Data>> => {
    // Whoever takes the result has taken the failure: it is no unhandled rejection.
    promise.catch(() => undefined);
    return outcome;
  };
  return Object.assign(promise, { result });
}
