import type { ApiError } from '../errors/api-error.js';
import { backoffMs } from './backoff.js';
import type { RetryAdvice } from './obeyed-contract.js';

/** What the verdict of a failure says of a repeat. */
export function adviceOf({ kind, verdict }: ApiError, method: string): RetryAdvice | undefined {
  if (!verdict) return undefined;
  if (verdict.action !== 'retry') return { stop: 'verdict' };
  const { methods = 'any', needsKey = 'unknown', maxRetries, backoff } = verdict;
  if (methods !== 'any' && !methods.some((one) => one === method)) return { stop: 'unsafe' };
  return {
    // A request that the limiter turned away was not acted upon.
    isUntouched: needsKey === false || (kind === 'rate-limited' && needsKey !== true),
    limit: typeof maxRetries === 'number' ? maxRetries : undefined,
    wait: (repeat) => backoffMs(backoff, repeat),
  };
}
