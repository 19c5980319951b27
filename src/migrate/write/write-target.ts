import { accessSync, constants, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { describeSystemError } from '../../project/system-error.js';
import { type Skip, skip } from '../codemod.js';

const BYTE_ORDER_MARK = '\uFEFF';

/** A file as it is on disk, that can be written. */
export interface WriteTarget {
  /** With links resolved: a link stays one, and what it leads to is written. */
  path: string;
  /** Whether it begins with a byte order mark, which the analysis does not see. */
  hasMark: boolean;
  mode: number;
  uid: number;
  gid: number;
  /** By which a later change is noticed. */
  stamp: string;
}

/**
 * Look at a file that is to be written, or say why it cannot be.
 *
 * @param absolute as it was found, maybe through a link
 * @param before what it held when it was analysed, without byte order mark
 * @param roots the folders, links resolved, outside of which nothing is written
 */
export function writeTarget(
  absolute: string,
  before: string,
  roots: readonly string[],
): WriteTarget | Skip {
  try {
    const real = realpathSync(absolute);
    if (!roots.some((root) => isBelow(real, root))) return skip('outside-project', real);
    const stats = statSync(real);
    const bytes = readFileSync(real);
    const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    if (!bytes.equals(bytesOf(before, hasMark))) return skip('file-changed');
    // Whoever may replace files in its folder, as root may anywhere, could write one that is read-only.
    if ((stats.mode & 0o222) === 0) return skip('file-unwritable', 'it is read-only');
    accessSync(real, constants.W_OK);
    accessSync(path.dirname(real), constants.W_OK | constants.X_OK);
    const { mode, uid, gid } = stats;
    return { path: real, hasMark, mode: mode & 0o7777, uid, gid, stamp: stampOf(real) };
  } catch (error) {
    return skip('file-unwritable', describeSystemError(error).text);
  }
}

/** What a file with this text holds. */
export function bytesOf(text: string, hasMark: boolean): Buffer {
  return Buffer.from(hasMark ? BYTE_ORDER_MARK + text : text, 'utf8');
}

/** Changes whenever a file is written or replaced; empty where it is gone. */
export function stampOf(file: string): string {
  const stats = statSync(file, { bigint: true, throwIfNoEntry: false });
  return stats === undefined ? '' : [stats.ino, stats.size, stats.mtimeNs].join(':');
}

function isBelow(file: string, root: string): boolean {
  const relative = path.relative(root, file);
  return relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
}
