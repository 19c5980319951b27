import { createHook } from 'node:async_hooks';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

/** What calls that have ended have left behind in this process. */
interface Left {
  /** Requests that the servers here still hold open: idle connections are none. */
  openRequests: number;
  /** Timers of the client that still run. */
  timers: number;
}

export interface LeakWatch {
  now(): Left;
  /** What is left once everything has had time to end. */
  left(): Promise<Left>;
  end(): void;
}

const STARTED = 'http.server.request.start';
/** A closed connection is seen by the other side a moment later. */
const GRACE_MS = 3000;

export function watchForLeaks(): LeakWatch {
  const timers = new Set<number>();
  const open = new Set<ServerResponse>();
  const onStart = (message: unknown): void => {
    const { response } = message as { response: ServerResponse };
    open.add(response);
    response.once('close', () => open.delete(response));
  };
  const hook = createHook({
    init(id, type) {
      // The test runner has timers too.
      if (type === 'Timeout' && /src[\\/]client[\\/]/.test(new Error().stack ?? '')) timers.add(id);
    },
    destroy(id) {
      timers.delete(id);
    },
  });
  hook.enable();
  subscribe(STARTED, onStart);
  const now = (): Left => ({ openRequests: open.size, timers: timers.size });
  return {
    now,
    async left() {
      const end = performance.now() + GRACE_MS;
      while (performance.now() < end) {
        await delay(5);
        const { openRequests, timers: running } = now();
        if (openRequests + running === 0) break;
      }
      return now();
    },
    end() {
      hook.disable();
      unsubscribe(STARTED, onStart);
    },
  };
}
