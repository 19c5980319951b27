import { FILE_HEADERS_ONLY, formatPatch, structuredPatch } from 'diff';
import type { Colors } from './colors.js';

/** A file before and after. */
export interface DiffedFile {
  /** Relative to the working directory. */
  path: string;
  before: string;
  after: string;
  /** Begins with a byte order mark, which neither text has. */
  hasMark: boolean;
  /** The file is not there yet. */
  isNew?: boolean;
}

/** A unified diff, as `git apply` and `patch -p1` take it. */
export function unifiedDiff({ path, before, after, hasMark, isNew }: DiffedFile): string {
  const mark = hasMark ? '\uFEFF' : '';
  const patch = structuredPatch(
    isNew === true ? '/dev/null' : `a/${path}`,
    `b/${path}`,
    isNew === true ? '' : mark + before,
    mark + after,
  );
  return formatPatch(patch, FILE_HEADERS_ONLY);
}

/** The same for people. */
export function colorDiff(diff: string, colors: Colors): string {
  return diff
    .split('\n')
    .map((line) => {
      if (line.startsWith('--- ') || line.startsWith('+++ ')) return colors.bold(line);
      if (line.startsWith('@@')) return colors.cyan(line);
      if (line.startsWith('+')) return colors.green(line);
      return line.startsWith('-') ? colors.red(line) : line;
    })
    .join('\n');
}
