import type { ApiError } from '../errors/api-error.js';
import { canResend, type Call } from '../send/call.js';

/**
 * Why a failed request is not sent once more.
 *
 * - `verdict`: neither the contract nor the status says that a repeat can help
 * - `unsafe`: it may have acted already, and without an idempotency key it would act twice
 * - `body`: its body was a stream and is used up
 * - `limit`: it was repeated as often as may be
 * - `wait`: the wait would be longer than `retry.maxWait`, or than the deadline leaves
 */
export type StopReason = 'verdict' | 'unsafe' | 'body' | 'limit' | 'wait';

/** How repeats differ from what the contract and the defaults say. */
export interface RetryOptions {
  /** Repeats after the first attempt; 3 unless the contract names another number, which it never exceeds. */
  limit?: number | undefined;
  /** The longest wait that is waited for, in milliseconds; 60,000 by default. A longer one fails at once. */
  maxWait?: number | undefined;
  /** Milliseconds before the given repeat (1 is the first), where the API does not say. */
  backoff?: ((repeat: number) => number) | undefined;
  /** True and false go before the verdict and the method; undefined leaves them to decide. */
  shouldRetry?: ((error: ApiError) => boolean | undefined) | undefined;
}

const SAFE = ['GET', 'HEAD', 'OPTIONS'];
/** RFC 9110 9.2.2; fetch sends no TRACE. */
const IDEMPOTENT = [...SAFE, 'PUT', 'DELETE'];
/** Where no contract says more. */
const TRANSIENT = [408, 429, 500, 502, 503, 504];

/** After how many milliseconds a failed request is sent again, or why it is not. Nothing is done here. */
export function retryDecision(error: ApiError, call: Call): number | StopReason {
  const { settings, options, method } = call;
  const { idempotent = !!call.key } = options;
  const retry = (options.retry ?? settings.retry ?? {}) || { limit: 0 };
  const { kind, status = 0, attempts } = error;
  const advice = settings.contract?.advice(error, method);
  const isWanted = retry.shouldRetry?.(error);
  if (isWanted === false) return 'verdict';
  if (!isWanted) {
    if (advice?.stop) return advice.stop;
    const isLost = kind === 'network' || (kind === 'timeout' && status < 300);
    if (!isLost && !advice && !TRANSIENT.includes(status)) return 'verdict';
    const isSafe = (isLost ? SAFE : IDEMPOTENT).includes(method);
    // After "accepted" the work goes on: a repeat would start it once more.
    if (!(idempotent || isSafe || advice?.isUntouched) || (isLost && status === 202))
      return 'unsafe';
  }
  if (!canResend(call)) return 'body';
  const most = advice?.limit;
  if (attempts > Math.min(retry.limit ?? most ?? 3, most ?? Infinity)) return 'limit';
  const wait =
    error.retryAfterMs ??
    retry.backoff?.(attempts) ??
    advice?.wait?.(attempts) ??
    // Full jitter: clients that failed together do not come back together.
    Math.random() * Math.min(3e4, 500 * 2 ** attempts);
  return wait < Math.min(retry.maxWait ?? 6e4, call.deadline - performance.now()) ? wait : 'wait';
}
