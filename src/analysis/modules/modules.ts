import type { FileScopes } from '../scopes/file-scopes.js';

/** The other files of a project, read when they are asked for. */
export interface Modules {
  /** The file that a module specifier means, seen from a file; null where it is not found or not followed. */
  load(from: string, specifier: string): FileScopes | null;
  /** The files of the package of a file that may give a client interceptors, defaults or a retry, wherever it was made. */
  settingUpClients?(of: string): readonly FileScopes[];
}

/** Which exports of other files may send a request. */
export interface Senders {
  sends(from: string, specifier: string, name: string): boolean;
  /** Whether a function leaves its callers something of an answer, by the calls that lead from it to the client. */
  readonly handingUp: Map<string, boolean>;
}
