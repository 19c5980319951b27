import { createRequire } from 'node:module';
import type * as JsoncParser from 'jsonc-parser';
import { applyEdits } from './text-edit.js';

const require = createRequire(import.meta.url);

/**
 * Set a member of a JSON text, comments and trailing commas allowed, and leave every other byte as it is. A new member
 * goes behind the others, written as the file is: its indentation, its ends of lines.
 *
 * @param path keys and indices; -1 as the last one appends to a list
 */
export function setJsonMember(text: string, path: (string | number)[], value: unknown): string {
  const { modify } = require('jsonc-parser') as typeof JsoncParser;
  const indent = /\n([ \t]+)\S/u.exec(text)?.[1] ?? '  ';
  const edits = modify(text, path, value, {
    isArrayInsertion: path.at(-1) === -1,
    formattingOptions: {
      insertSpaces: !indent.startsWith('\t'),
      tabSize: indent.startsWith('\t') ? 1 : indent.length,
      eol: text.includes('\r\n') ? '\r\n' : '\n',
    },
  });
  return applyEdits(
    text,
    edits.map(({ offset, length, content }) => ({
      start: offset,
      end: offset + length,
      text: content,
    })),
  );
}
