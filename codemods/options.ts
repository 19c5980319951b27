/** How calls are written: with the signature of `fetch`, or with the client's own methods. */
export type Style = 'drop-in' | 'typed';

/** What a user tells the codemods. */
export interface CodemodOptions {
  style: Style;
  /** The absolute path of the module that makes the project's clients; null where none is named. */
  client: string | null;
  /** The same as the user wrote it. */
  clientShown: string;
  /** Whether `handle-statuses` writes the wait after a 429 where the call can be sent again; true where it is left out. */
  wait?: boolean;
}
