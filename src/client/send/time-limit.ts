/** Ends a request when its time is over, or when the caller says so. */
export interface TimeLimit {
  /** For `fetch`. */
  signal: AbortSignal;
  /** Count from now, and no more what was counted before. */
  start(ms: number): void;
  /** Stop counting and let go of the caller's signal. */
  end(): void;
}

/** @param outlives the caller's signal must still reach a stream when the counting has ended */
export function timeLimit(signal: AbortSignal | null | undefined, outlives?: boolean): TimeLimit {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const abort = (): void => {
    controller.abort(signal?.reason);
  };
  if (signal?.aborted) abort();
  if (!outlives) signal?.addEventListener('abort', abort);
  return {
    signal: outlives && signal ? AbortSignal.any([signal, controller.signal]) : controller.signal,
    start(ms) {
      clearTimeout(timer);
      timer = setTimeout(
        () => {
          controller.abort(new DOMException('Timeout', 'TimeoutError'));
        },
        // A longer delay would overflow and end at once.
        Math.min(ms, 2e9),
      );
    },
    end() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    },
  };
}
