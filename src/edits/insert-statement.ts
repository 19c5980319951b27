import type { TSESTree } from '@typescript-eslint/types';
import type { TextEdit } from './text-edit.js';
import { lineIndentAt, type TextStyle } from './text-style.js';

/** What of a file is needed to write into it. */
export interface EditedText {
  text: string;
  style: TextStyle;
  comments: readonly { start: number; end: number }[];
}

/**
 * Put lines in front of a statement, above the comments that belong to it.
 *
 * @param lines without indentation, and without the semicolon that the file may end its statements with
 */
export function insertBefore(
  statement: TSESTree.Node,
  lines: readonly string[],
  file: EditedText,
): TextEdit {
  const { text, style } = file;
  const [start] = statement.range;
  const indent = lineIndentAt(text, start);
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const isFirstOnLine = lineStart + indent.length === start;
  if (!isFirstOnLine) {
    return { start, end: start, text: lines.map((line) => `${line} `).join('') };
  }
  const at = aboveComments(start, file);
  return {
    start: at,
    end: at,
    text: lines
      .map((line) => line.replaceAll('\n', style.eol + indent) + style.eol + indent)
      .join(''),
  };
}

/** The offset of the first of the comments that stand right above an offset, each on lines of its own. */
function aboveComments(offset: number, { text, comments }: EditedText): number {
  let at = offset;
  for (const { start, end } of [...comments].reverse()) {
    if (end > at) continue;
    const between = text.slice(end, at);
    if (between.trim() !== '' || between.split('\n').length !== 2) break;
    const lineStart = text.lastIndexOf('\n', start - 1) + 1;
    if (text.slice(lineStart, start).trim() !== '') break;
    at = start;
  }
  return at;
}

/** A statement's end, as the file writes it. */
export function ended(line: string, { semicolons }: TextStyle): string {
  return semicolons ? `${line};` : line;
}
