import type { ServerOptions } from './reference-server.js';

export interface RateWindow {
  limit: number;
  remaining: number;
  /** Milliseconds of the epoch. */
  resetAt: number;
}

interface Counter {
  count: number;
  resetAt: number;
}

/** Fixed windows, one for each credential, that begin with the first request. */
export class RateLimiter {
  readonly #counters = new Map<string, Counter>();
  readonly #isEnforced: boolean;
  readonly #limit: number;
  readonly #windowMs: number;

  constructor(documentedLimit: number, { rateLimit, windowMs = 60_000 }: ServerOptions) {
    this.#isEnforced = rateLimit !== undefined;
    this.#limit = rateLimit ?? documentedLimit;
    this.#windowMs = windowMs;
  }

  /** False where the request is one too many; such a request is not counted. */
  take(credential: string): boolean {
    const counter = this.#counterOf(credential);
    if (this.#isEnforced && counter.count >= this.#limit) return false;
    // Where nothing is enforced, each request is the first of its window: none is told to slow down.
    counter.count = this.#isEnforced ? counter.count + 1 : 1;
    return true;
  }

  windowOf(credential: string): RateWindow {
    const { count, resetAt } = this.#counterOf(credential);
    return { limit: this.#limit, remaining: this.#limit - count, resetAt };
  }

  #counterOf(credential: string): Counter {
    const now = Date.now();
    let counter = this.#counters.get(credential);
    if (counter === undefined || counter.resetAt <= now) {
      counter = { count: 0, resetAt: now + this.#windowMs };
      this.#counters.set(credential, counter);
    }
    return counter;
  }
}

/** Whole seconds, as `Retry-After` has them: at least one, or the client would be back too early. */
export function secondsUntil(resetAt: number): number {
  return Math.max(1, Math.ceil((resetAt - Date.now()) / 1000));
}
