import { isUtf8 } from 'node:buffer';
import { readFile as readFileCallback, stat as statCallback } from 'node:fs';
import { promisify } from 'node:util';
import { describeSystemError } from './system-error.js';

// Several times faster than `node:fs/promises`, which wraps every file in a handle.
const readFile = promisify(readFileCallback);
const stat = promisify(statCallback);

/**
 * The text of a file without byte order mark, or why there is none. Whether bytes that look binary are code all the
 * same (a test may hold a NUL in a string) only a parser can tell.
 */
export type SourceText =
  | { ok: true; text: string; looksBinary: boolean }
  | { ok: false; severity: 'error' | 'note'; message: string };

/**
 * Read one source file.
 *
 * @param maxFileSize in bytes; a larger file is left out with a note
 */
export async function readSource(path: string, maxFileSize: number): Promise<SourceText> {
  let bytes: Buffer;
  try {
    const { size } = await stat(path);
    if (size > maxFileSize) return tooLarge(size, maxFileSize);
    bytes = await readFile(path);
  } catch (error) {
    const { text } = describeSystemError(error);
    return {
      ok: false,
      severity: 'error',
      message: `cannot be read (${text}); it was not checked`,
    };
  }
  return decode(bytes);
}

function decode(bytes: Buffer): SourceText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded('utf-16le', bytes, false);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoded('utf-16be', bytes, false);
  // Code in an 8-bit encoding still parses: only text in strings and comments comes out wrong.
  if (!isUtf8(bytes)) return decoded('latin1', bytes, true);
  return decoded('utf-8', bytes, bytes.includes(0));
}

/** Decoding takes the byte order mark away, so that columns are those that editors show. */
function decoded(encoding: string, bytes: Buffer, looksBinary: boolean): SourceText {
  return { ok: true, text: new TextDecoder(encoding).decode(bytes), looksBinary };
}

function tooLarge(size: number, limit: number): SourceText {
  return {
    ok: false,
    severity: 'note',
    message: `skipped: ${megabytes(size)} is over the limit of ${megabytes(limit)} a file, which bundles and generated data exceed; to check it, set maxFileSize (bytes) in unhappy-path.config.*`,
  };
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
