import type { Outcome } from './observe.js';
import type { DropInServer } from './server.js';

/** Something to do with a fetch, and what could be seen of it. */
export type DropInCase = (fetch: typeof globalThis.fetch, server: DropInServer) => Promise<Outcome>;

/** By what they show. */
export type DropInCases = Readonly<Record<string, DropInCase>>;
