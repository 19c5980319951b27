import type { RateLimit } from '../response/rate-limit.js';

/** Bounds what a client has under way. */
export interface Pacing {
  /**
   * Resolves when the next request may be sent; rejects when the signal is aborted, or the patience at its end.
   *
   * @param patience in milliseconds
   * @returns to be called once the request has ended, with what its answer told of the limit
   */
  enter(
    signal: AbortSignal | null | undefined,
    patience: number,
  ): Promise<(told: RateLimit | undefined) => void>;
}
