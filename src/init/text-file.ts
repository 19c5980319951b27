import { readFileSync } from 'node:fs';

const BYTE_ORDER_MARK = '\uFEFF';

/** A text file of the project, as far as `init` has to know it. */
export interface TextFile {
  /** Absolute. */
  path: string;
  /** Without byte order mark. */
  text: string;
  hasMark: boolean;
}

/** Read a file; null where it is not there or cannot be read. */
export function readTextFile(path: string): TextFile | null {
  try {
    const content = readFileSync(path, 'utf8');
    const hasMark = content.startsWith(BYTE_ORDER_MARK);
    return { path, text: hasMark ? content.slice(1) : content, hasMark };
  } catch {
    return null;
  }
}
