/** Programs of several files: a function that sends, and those that call it from elsewhere. */
import type { Block, Caller, ProgramParts } from './program.js';

/** What sends: it hands the response up as it is, or decides something of it. */
export type Sender =
  | { kind: 'helper'; awaits: boolean; uses: readonly Block[] }
  | {
      kind: 'wrapper';
      inner: Block;
      /** A function between the one that sends and its callers. */
      middle: Caller | null;
      uses: readonly Caller[];
    };

/** How the function that sends leaves its file, and comes into another. */
export type Way =
  /** `export function request`. */
  | 'named'
  | 'default'
  /** `import * as http`, `http.request()`. */
  | 'namespace'
  /** `import()`, or `require()` where it is called. */
  | 'lazy'
  /** A member of an exported object. */
  | 'object'
  /** A method of a class, of which one object is exported. */
  | 'instance';

export interface Layout {
  modules: 'es' | 'commonjs';
  way: Way;
  /** An `index` that hands all on. */
  hasBarrel: boolean;
  /** Where the error classes stand. */
  errors: 'api' | 'errors';
  /** Where the functions and constants stand that decide something. */
  helpers: 'api' | 'http';
  /** Where the second caller stands, if there is one. */
  second: 'api' | 'jobs' | 'page';
  /** The function that sends takes what it needs from the `index`, which takes it from there. */
  isCyclic: boolean;
}

export interface Project {
  parts: ProgramParts;
  sender: Sender;
  layout: Layout;
}
