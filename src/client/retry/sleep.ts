import { timeLimit } from '../send/time-limit.js';

/** Wait; an aborted signal ends it at once. */
export async function sleep(ms: number, signal: AbortSignal | null | undefined): Promise<void> {
  const limit = timeLimit(signal, ms);
  if (!limit.signal.aborted)
    await new Promise((resolve) => {
      limit.signal.onabort = resolve;
    });
  limit.end();
}
