import type { TSESTree } from '@typescript-eslint/types';
import type { TextEdit } from './text-edit.js';

/** Take members out of an object literal, with their commas; the others stay where they are. */
export function withoutMembers(
  { properties }: TSESTree.ObjectExpression,
  gone: ReadonlySet<TSESTree.Node>,
): TextEdit[] {
  const edits: TextEdit[] = [];
  let kept: TSESTree.Node | undefined;
  for (const [index, member] of properties.entries()) {
    if (!gone.has(member)) {
      kept = member;
      continue;
    }
    const next = properties[index + 1];
    if (next !== undefined) edits.push({ start: member.range[0], end: next.range[0], text: '' });
    else if (kept !== undefined)
      edits.push({ start: kept.range[1], end: member.range[1], text: '' });
    else edits.push({ start: member.range[0], end: member.range[1], text: '' });
  }
  return merged(edits, kept);
}

/** The last members go from the end of the last one that stays, comma included. */
function merged(edits: readonly TextEdit[], kept: TSESTree.Node | undefined): TextEdit[] {
  const last = edits.at(-1);
  if (kept === undefined || last?.start !== kept.range[1]) return [...edits];
  return [...edits.filter((edit) => edit.end <= last.start), last];
}
