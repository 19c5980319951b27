import { chmodSync, chownSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describeSystemError } from '../../project/system-error.js';
import {
  hashOf,
  type JournalEntry,
  readJournal,
  removeJournal,
  writeDurably,
  writeJournal,
} from './journal.js';
import { bytesOf, stampOf, type WriteTarget } from './write-target.js';

/** One file to write. */
export interface TextChange {
  target: WriteTarget;
  before: string;
  after: string;
}

/** A run could not be written, or ended; the message says why, and what holds now. */
export class WriteError extends Error {
  override readonly name = 'WriteError';

  /** @param file absolute; what could not be written */
  constructor(
    readonly file: string,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Write all changes, or none. First every text goes into a temporary file beside its own, where a full disk shows; once
 * all are whole, each is renamed over its file. A run that is killed while it renames is ended by `endInterruptedRun`.
 *
 * @throws {WriteError} where nothing was written, save where a rename failed: the next run ends that
 */
export function writeChanges(changes: readonly TextChange[], journal: string): void {
  const entries = changes.map(({ target, before }): JournalEntry => {
    return {
      target: target.path,
      temporary: temporaryFor(target.path),
      before: hashOf(bytesOf(before, target.hasMark)),
    };
  });
  const common = { version: 1, pid: process.pid, files: entries } as const;
  let current = journal;
  try {
    writeJournal(journal, { ...common, phase: 'prepare' });
    for (const [index, { target, after }] of changes.entries()) {
      current = target.path;
      const temporary = entries[index]?.temporary ?? '';
      writeDurably(temporary, bytesOf(after, target.hasMark), target.mode);
      takeOver(temporary, target);
    }
    current = journal;
    writeJournal(journal, { ...common, phase: 'replace' });
  } catch (error) {
    for (const { temporary } of entries) removeQuietly(temporary);
    removeQuietly(`${journal}.${process.pid}`);
    removeQuietly(journal);
    throw new WriteError(current, `${describeSystemError(error).text}; no file was changed`);
  }
  try {
    for (const { temporary, target } of entries) {
      current = target;
      renameSync(temporary, target);
    }
    removeJournal(journal);
  } catch (error) {
    const { text } = describeSystemError(error);
    throw new WriteError(current, `${text}; run the same command again to end what it began`);
  }
}

/** Whether a file is still as it was when it was looked at. */
export function isUnchanged({ path: file, stamp }: WriteTarget): boolean {
  return stampOf(file) === stamp;
}

/** What became of a run that did not end. */
export interface Ended {
  /** Files that it would have replaced, and that are replaced now. */
  replaced: string[];
  /** Files that somebody has changed since, which are left as they are. */
  left: string[];
}

/**
 * End a run that was killed: what it had prepared as a whole is put in place, what it had not is removed.
 *
 * @returns null where there is no such run
 * @throws {WriteError} where its files cannot be written, or it still runs
 */
export function endInterruptedRun(journal: string, isForced: boolean): Ended | null {
  const found = readJournal(journal);
  if (found === null) return null;
  if (!isForced && found.pid !== process.pid && isRunning(found.pid))
    throw new WriteError(
      journal,
      `another run is writing (process ${found.pid}); wait for it, or use --force where that is something else`,
    );
  const ended: Ended = { replaced: [], left: [] };
  let current = journal;
  try {
    for (const { target, temporary, before } of found.files) {
      current = target;
      const isWhole = found.phase === 'replace' && stampOf(temporary) !== '';
      if (isWhole && hashOf(readFileSync(target)) === before) {
        renameSync(temporary, target);
        ended.replaced.push(target);
      } else {
        if (isWhole) ended.left.push(target);
        rmSync(temporary, { force: true });
      }
    }
    rmSync(`${journal}.${found.pid}`, { force: true });
    removeJournal(journal);
  } catch (error) {
    throw new WriteError(current, describeSystemError(error).text);
  }
  return ended;
}

/** In the same folder: a rename leads across no border of file systems. Its ending is that of no code. */
function temporaryFor(target: string): string {
  const name = `.${path.basename(target)}.${process.pid}.unhappy-path-tmp`;
  return path.join(path.dirname(target), name);
}

/** Mode bits, which the mask of the process has cut, and the owner, where that is another one and we may. */
function takeOver(temporary: string, { mode, uid, gid }: WriteTarget): void {
  try {
    if (process.getuid?.() !== uid || process.getgid?.() !== gid) chownSync(temporary, uid, gid);
  } catch {
    // Only root may give files away.
  }
  chmodSync(temporary, mode);
}

function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // What led here is said; the next run removes it.
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return describeSystemError(error).code === 'EPERM';
  }
}
