import type { ApiError } from '../errors/api-error.js';
import type { ClientOptions } from '../options.js';

/**
 * Tell of a call that failed, or of one that is repeated after `wait` milliseconds. What an observer throws does not
 * change how the call ends.
 */
export function report(
  { logger, onFailure, onRetry }: ClientOptions,
  error: ApiError,
  wait?: number,
): void {
  const { request, message, requestId } = error;
  const isRepeated = wait !== undefined;
  try {
    logger?.[isRepeated ? 'warn' : 'error'](
      `${request.method} ${request.url}: ${message}, request id ${requestId ?? '?'}`,
      error.toJSON(),
    );
    if (isRepeated) onRetry?.({ error, wait });
    else onFailure?.(error);
  } catch {
    // The call is more important than who watches it.
  }
}
