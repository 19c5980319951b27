import type { RateLimit } from '../response/rate-limit.js';

/** Bounds what a client has under way. */
export interface Pacing {
  /**
   * Resolves when the next request may be sent; an aborted signal resolves it at once.
   *
   * @returns to be called once the request has ended, with what its answer told of the limit
   */
  enter(signal: AbortSignal | null | undefined): Promise<(told: RateLimit | undefined) => void>;
}
