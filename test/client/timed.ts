import type { Result } from '@unhappy-path/client';

/** What would be waited for if nothing ended it. */
export const LONG_MS = 50_000;
/** What ends at once ends within, on a machine that does several things. */
export const AT_ONCE_MS = 2000;

/** How long a call took to fail. */
export async function timed(
  ended: Promise<Result<unknown>>,
): Promise<{ ms: number; error: unknown }> {
  const from = performance.now();
  const { error } = await ended;
  return { ms: performance.now() - from, error };
}
