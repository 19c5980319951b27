/** Ends a request when its time is over, or when the caller says so. */
export interface TimeLimit {
  /** For `fetch`. */
  signal: AbortSignal;
  /** Stop counting. */
  end(): void;
}

/**
 * Count from now.
 *
 * @param outlives the caller's signal must still reach a stream when the counting has ended; for the rest a listener
 *   costs less than a composed signal
 */
export function timeLimit(
  signal: AbortSignal | null | undefined,
  ms: number,
  outlives?: boolean,
): TimeLimit {
  const controller = new AbortController();
  const abort = (): void => {
    controller.abort(signal?.reason);
  };
  const timer = setTimeout(
    () => {
      controller.abort(new DOMException('Timeout', 'TimeoutError'));
    },
    // A longer delay would overflow and end at once.
    Math.min(ms, 2e9),
  );
  if (signal?.aborted) abort();
  if (!outlives) signal?.addEventListener('abort', abort);
  return {
    signal: outlives && signal ? AbortSignal.any([signal, controller.signal]) : controller.signal,
    end() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    },
  };
}
