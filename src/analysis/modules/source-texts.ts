import { readFileSync, statSync } from 'node:fs';

/** Where the texts of files come from that imports lead to. */
export interface SourceTexts {
  /** The text of a file without byte order mark; null where it cannot be read. */
  read(path: string): string | null;
  /** Told of a place where a file was looked for that is not there. */
  missed?(path: string): void;
}

/** The files as they are on disk. */
export const TEXTS_ON_DISK: SourceTexts = {
  read(path) {
    try {
      // Of a pipe there is no end.
      return statSync(path).isFile() ? readFileSync(path, 'utf8').replace(/^\uFEFF/, '') : null;
    } catch {
      return null;
    }
  },
};
