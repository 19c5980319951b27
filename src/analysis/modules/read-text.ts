import { readFileSync, statSync } from 'node:fs';

/**
 * The text of a file that an import may lead to; null where there is none. What is no regular file is not opened: to read
 * a pipe is to wait until somebody writes into it.
 */
export function readText(file: string): string | null {
  try {
    return statSync(file).isFile() ? readFileSync(file, 'utf8').replace(/^\uFEFF/, '') : null;
  } catch {
    return null;
  }
}
