import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describeSystemError } from '../project/system-error.js';

/**
 * Write a report to a file, whole or not at all; folders on the way are made.
 *
 * @param file relative to the working directory, or absolute
 * @returns why it could not be written, on one line; null when it was
 */
export async function writeOutput(file: string, text: string): Promise<string | null> {
  const target = path.resolve(file);
  const temporary = `${target}.${String(process.pid)}.tmp`;
  try {
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(temporary, text.endsWith('\n') ? text : `${text}\n`);
    await rename(temporary, target);
    return null;
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    return `${file}: cannot be written (${describeSystemError(error).text})`;
  }
}
