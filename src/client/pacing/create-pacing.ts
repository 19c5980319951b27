import type { RateLimit } from '../response/rate-limit.js';
import type { Pacing } from './pacing.js';

/** In milliseconds; a longer timer would overflow and end at once. */
const LONGEST = 2e9;

export interface PacingOptions {
  /** Requests under way at the same time; a stream counts until its headers have arrived. */
  concurrency?: number | undefined;
  /** Requests that may start within any minute. */
  perMinute?: number | undefined;
}

/**
 * A queue, first come, first served: as many requests at a time and within a minute as the plan allows, and none while
 * the latest answer says that nothing is left. Clients that use the same key can share one.
 */
export function createPacing({
  concurrency = Infinity,
  perMinute = Infinity,
}: PacingOptions = {}): Pacing {
  const waiting: (() => void)[] = [];
  /** Of the requests of the last minute, by `Date.now()`, oldest first. */
  let starts: number[] = [];
  let running = 0;
  let closedUntil = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function admit(): void {
    clearTimeout(timer);
    while (waiting.length > 0 && running < concurrency) {
      const now = Date.now();
      starts = starts.filter((start) => start > now - 6e4);
      const minuteEnds = starts.length < perMinute ? 0 : (starts.at(-perMinute) ?? 0) + 6e4;
      const pause = Math.max(closedUntil, minuteEnds) - now;
      if (pause > 0) {
        timer = setTimeout(admit, Math.min(pause, LONGEST));
        return;
      }
      running += 1;
      if (perMinute < Infinity) starts.push(now);
      waiting.shift()?.();
    }
  }

  function leave(told: RateLimit | undefined): void {
    running -= 1;
    if (told) closedUntil = told.remaining === 0 ? (told.resetAt ?? 0) : 0;
    admit();
  }

  return {
    enter(signal, patience) {
      return new Promise((resolve, reject) => {
        const enter = (): void => {
          end();
          resolve(leave);
        };
        const giveUp = (): void => {
          waiting.splice(waiting.indexOf(enter), 1);
          end();
          reject(
            signal?.aborted
              ? (signal.reason as Error)
              : new DOMException('Timeout', 'TimeoutError'),
          );
        };
        const limit = setTimeout(giveUp, Math.min(patience, LONGEST));
        const end = (): void => {
          clearTimeout(limit);
          signal?.removeEventListener('abort', giveUp);
        };
        waiting.push(enter);
        if (signal?.aborted) giveUp();
        else signal?.addEventListener('abort', giveUp);
        admit();
      });
    },
  };
}
