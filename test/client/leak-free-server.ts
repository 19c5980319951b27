import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { ReferenceServer, StartReferenceServer } from '../reference-servers/index.js';
import { type LeakWatch, watchForLeaks } from './leaks.js';

interface LeakFreeServer {
  readonly server: ReferenceServer;
  readonly leaks: LeakWatch;
}

/** A server for the tests of a file, none of which may leave a request or a timer behind. */
export function leakFreeServer(start: StartReferenceServer): LeakFreeServer {
  let server: ReferenceServer | undefined;
  let leaks: LeakWatch | undefined;

  beforeAll(async () => {
    server = await start();
  });
  beforeEach(() => {
    leaks = watchForLeaks();
  });
  afterEach(async () => {
    expect(await leaks?.left()).toEqual({ openRequests: 0, timers: 0 });
    leaks?.end();
    server?.reset();
  });
  afterAll(() => server?.close());

  return {
    get server() {
      return started(server);
    },
    get leaks() {
      return started(leaks);
    },
  };
}

function started<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('It is there within tests only');
  return value;
}
