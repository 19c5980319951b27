import { createHash } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';

/**
 * What a run is about to write, kept on disk while it does so. It says what is true of the temporary files: while they
 * are prepared they may be cut off, so that a later run removes them; once all of them are whole, it puts them in place.
 */
export interface Journal {
  version: 1;
  pid: number;
  phase: 'prepare' | 'replace';
  files: readonly JournalEntry[];
}

export interface JournalEntry {
  /** Absolute. */
  target: string;
  temporary: string;
  /** Of what the target holds before it is replaced. */
  before: string;
}

/** The journal of a run that did not end; null where there is none. */
export function readJournal(file: string): Journal | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return null;
  }
  try {
    const journal = JSON.parse(text) as Partial<Journal> | null;
    return journal?.version === 1 && Array.isArray(journal.files) ? (journal as Journal) : null;
  } catch {
    return null;
  }
}

/** Write the journal so that it is there as a whole, or as it was before. */
export function writeJournal(file: string, journal: Journal): void {
  const temporary = `${file}.${journal.pid}`;
  writeDurably(temporary, Buffer.from(JSON.stringify(journal)), 0o600);
  renameSync(temporary, file);
}

export function removeJournal(file: string): void {
  rmSync(file, { force: true });
}

/** Write a new file to the disk, not only to what the system keeps of it. */
export function writeDurably(file: string, bytes: Buffer, mode: number): void {
  // A killed run of the same process number may have left one.
  rmSync(file, { force: true });
  const descriptor = openSync(file, 'wx', mode);
  try {
    for (let done = 0; done < bytes.length;)
      done += writeSync(descriptor, bytes, done, bytes.length - done);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

export function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
