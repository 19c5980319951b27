import { readText } from './read-text.js';

/** Larger texts are bundles, into which no import is followed; in UTF-16 units. */
export const LARGEST_TEXT = 512 * 1024;

/** Where the texts of files come from that imports lead to. */
export interface SourceTexts {
  /** The text of a file without byte order mark; null where it cannot be read. */
  read(path: string): string | null;
  /** Told of a folder in which a file was looked for that is not there. */
  missed?(folder: string): void;
}

/** The files as they are on disk. */
export const TEXTS_ON_DISK: SourceTexts = { read: readText };
