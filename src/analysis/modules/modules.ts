import type { FileScopes } from '../scopes/file-scopes.js';

/** The other files of a project, read when they are asked for. */
export interface Modules {
  /** The file that a module specifier means, seen from a file; null where it is not found or not followed. */
  load(from: string, specifier: string): FileScopes | null;
}
