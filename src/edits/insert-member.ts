import type { TSESTree } from '@typescript-eslint/types';
import type { EditedText } from './insert-statement.js';
import type { TextEdit } from './text-edit.js';
import { lineIndentAt } from './text-style.js';

/**
 * Add a member to an object literal, last, or before the first spread: what is spread in by a caller still decides.
 *
 * @param member its text, `name: value`
 */
export function insertMember(
  literal: TSESTree.ObjectExpression,
  member: string,
  file: EditedText,
): TextEdit {
  const { text, style } = file;
  const { properties } = literal;
  const last = properties.at(-1);
  const [open, close] = literal.range;
  if (last === undefined) {
    const inner = text.slice(open + 1, close - 1);
    if (inner.trim() === '') return { start: open + 1, end: close - 1, text: ` ${member} ` };
    return { start: close - 1, end: close - 1, text: `${member} ` };
  }
  const spread = properties.find(({ type }) => type === 'SpreadElement');
  if (spread !== undefined) {
    const [start] = spread.range;
    const isOverLines = text.slice(open, last.range[1]).includes('\n');
    const gap = isOverLines ? style.eol + lineIndentAt(text, start) : ' ';
    return { start, end: start, text: `${member},${gap}` };
  }
  const isOverLines = text.slice(open, last.range[1]).includes('\n');
  return appended(close, last, member, isOverLines, file);
}

/** Add an element to an array literal, last. */
export function insertElement(
  literal: TSESTree.ArrayExpression,
  element: string,
  file: EditedText,
): TextEdit | null {
  const { elements, range } = literal;
  const last = elements.at(-1);
  // A hole at the end has no place of its own.
  if (last === null) return null;
  const [open, close] = range;
  if (last !== undefined) {
    const isOverLines = file.text.slice(open, last.range[0]).includes('\n');
    return appended(close, last, element, isOverLines, file);
  }
  if (file.text.slice(open + 1, close - 1).trim() === '')
    return { start: open + 1, end: close - 1, text: element };
  return { start: close - 1, end: close - 1, text: element };
}

/** Put something behind the last of a list in brackets. */
function appended(
  close: number,
  last: TSESTree.Node,
  item: string,
  isOverLines: boolean,
  file: EditedText,
): TextEdit {
  const { text, style } = file;
  const end = last.range[1];
  if (!isOverLines) return { start: end, end, text: `, ${item}` };
  const line = style.eol + lineIndentAt(text, last.range[0]);
  const comma = commaBehind(end, close, file);
  if (comma === null) return { start: end, end, text: `,${line}${item}` };
  // A comment behind the comma belongs to the one before it.
  const behind = lineEnd(text, comma + 1);
  const at = behind < close ? behind : comma + 1;
  return { start: at, end: at, text: `${line}${item},` };
}

function commaBehind(from: number, to: number, { text, comments }: EditedText): number | null {
  for (let at = text.indexOf(',', from); at >= 0 && at < to; at = text.indexOf(',', at + 1))
    if (!comments.some(({ start, end }) => start <= at && at < end)) return at;
  return null;
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  if (end < 0) return text.length;
  return text[end - 1] === '\r' ? end - 1 : end;
}

/** Add an argument to a call, last. */
export function insertArgument(
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  argument: string,
  file: EditedText,
): TextEdit {
  const { text } = file;
  const last = call.arguments.at(-1);
  const close = call.range[1] - 1;
  if (last === undefined) return { start: close, end: close, text: argument };
  const end = last.range[1];
  const comma = commaBehind(end, close, file);
  // Arguments on lines of their own: the new one gets its line too.
  const firstStart = call.arguments[0]?.range[0] ?? end;
  const opening = text.slice(call.callee.range[1], firstStart);
  if (!opening.includes('\n')) return { start: end, end, text: `, ${argument}` };
  const line = file.style.eol + lineIndentAt(text, last.range[0]);
  return comma === null
    ? { start: end, end, text: `,${line}${argument}` }
    : { start: comma + 1, end: comma + 1, text: `${line}${argument},` };
}
