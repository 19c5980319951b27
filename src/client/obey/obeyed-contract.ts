import type { ApiError, ApiErrorJson } from '../errors/api-error.js';
import type { RateLimit } from '../response/rate-limit.js';
import type { Result } from '../result.js';
import type { StopReason } from '../retry/retry-decision.js';
import type { Call } from '../send/call.js';
import type { Settings } from '../send/settings.js';
import type { PollOptions } from './poll.js';

/** A request, as far as a contract looks at it. */
export interface ContractRequest {
  method: string;
  /** Absolute. */
  url: string;
}

/** Where a request has its idempotency key, and a new one. */
export interface KeyPlace {
  /** A copy of the JSON body; undefined where the key is a header. */
  holder?: Record<string, unknown>;
  name: string;
  key: string;
}

/** What a contract says of a repeat. */
export interface RetryAdvice {
  stop?: StopReason | undefined;
  /** The failed request was not acted upon, so that a repeat is safe without a key. */
  isUntouched?: boolean;
  /** Repeats after the first attempt. */
  limit?: number | undefined;
  /** Milliseconds before a repeat; 1 is the first. */
  wait?: (repeat: number) => number | undefined;
}

/** A contract as the client asks it; `obey()` makes one. What it does not know is undefined. */
export interface ObeyedContract {
  readonly id: string;
  readonly baseUrl: string | undefined;
  /** Undefined where the API offers no key for this request, or its documentation does not say. */
  keyPlace(request: ContractRequest, json: unknown): KeyPlace | undefined;
  /** Whether the body of a success reports a failure. */
  isFailed(body: unknown, request: ContractRequest): boolean;
  requestId(headers: Headers, body: unknown): string | undefined;
  rateLimit(headers: Headers, now: number): RateLimit | undefined;
  /**
   * What a failed answer means.
   *
   * @param facts what can be told of it without a contract
   */
  describe(
    facts: ApiErrorJson,
    body: unknown,
    headers: Headers,
    request: ContractRequest,
    now: number,
  ): ApiErrorJson;
  /** Undefined for a failure of which the contract says nothing. */
  advice(error: ApiError, method: string): RetryAdvice | undefined;
  /** Change the call as the API asks; false where there is nothing to change, or the caller does not allow it. */
  change(error: ApiError, call: Call): Promise<boolean>;
  /** Ask for a task until it has ended. Never rejects. */
  poll(settings: Settings, task: string | object, options: PollOptions): Promise<Result<unknown>>;
}
