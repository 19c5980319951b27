/** The state of a limit, as an answer tells it. Where it tells of several, the one that has the least left. */
export interface RateLimit {
  limit: number | undefined;
  remaining: number | undefined;
  /** Until when no more than `remaining` may be sent: milliseconds since 1970. */
  resetAt: number | undefined;
  /** The name of the policy, in answers with the `RateLimit` field. */
  policy: string | undefined;
}
