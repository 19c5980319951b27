/**
 * A span in milliseconds: from a number of seconds, or a date (RFC 9110 5.6.7).
 *
 * @param now in milliseconds since 1970
 * @returns 0 for a moment that has passed; undefined for what is neither
 */
export function spanOf(text: string | null, now: number): number | undefined {
  const span = /^[A-Z][a-z]+,? .*\d:\d/.test(text ?? '')
    ? // A date in the form of asctime has no zone, and means GMT.
      Date.parse(`${text?.replace(' GMT', '')} GMT`) - now
    : Number(text || NaN) * 1e3;
  return span > -Infinity ? Math.max(0, span) : undefined;
}

/** How long an answer asks to wait, in milliseconds; undefined where it does not say. */
export function retryAfter(headers: Headers, now: number): number | undefined {
  const milliseconds = spanOf(headers.get('retry-after-ms'), now);
  return milliseconds ? milliseconds / 1e3 : spanOf(headers.get('retry-after'), now);
}
