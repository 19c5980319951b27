import type { ParsedFile } from '../analysis/index.js';
import type { ApiCall } from '../facts/index.js';

/** Finds the calls of files that a linter hands over one by one. */
export interface CallFinder {
  /** @param file relative to the working directory */
  mayHaveCalls(file: string, text: string): boolean;
  callsOf(file: ParsedFile): readonly ApiCall[];
}
