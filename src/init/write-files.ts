import { mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describeSystemError } from '../project/system-error.js';
import { readTextFile } from './text-file.js';
import type { PlannedFile } from './plan.js';

/** A file that was not written; those before it were, and a second run writes the rest. */
export class InitWriteError extends Error {
  override readonly name = 'InitWriteError';

  /**
   * @param file absolute
   * @param written those that were written before it; absolute
   */
  constructor(
    readonly file: string,
    message: string,
    readonly written: readonly string[],
  ) {
    super(message);
  }
}

/**
 * Write planned files, each as a whole or not at all.
 *
 * @throws {InitWriteError} at the first that cannot be written, or has changed since it was read
 */
export function writeFiles(files: readonly PlannedFile[]): void {
  const written: string[] = [];
  for (const file of files) {
    if (file.before !== null && readTextFile(file.path)?.text !== file.before.text)
      throw new InitWriteError(file.path, 'has changed since it was read', written);
    try {
      writeFile(file);
    } catch (error) {
      const why = `cannot be written (${describeSystemError(error).text})`;
      throw new InitWriteError(file.path, why, written);
    }
    written.push(file.path);
  }
}

function writeFile({ path: file, before, after }: PlannedFile): void {
  if (before === null) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, after, { flag: 'wx' });
    return;
  }
  // A link stays one, and what it leads to is written.
  const real = realpathSync(file);
  const temporary = path.join(path.dirname(real), `.${path.basename(real)}.${process.pid}.tmp`);
  try {
    const { mode } = statSync(real);
    writeFileSync(temporary, (before.hasMark ? '\uFEFF' : '') + after, { mode, flag: 'wx' });
    renameSync(temporary, real);
  } finally {
    rmSync(temporary, { force: true });
  }
}
