/** Replace the characters from `start` to `end` (offsets, end exclusive) of one file; equal offsets insert. */
export interface TextEdit {
  start: number;
  end: number;
  text: string;
}

/**
 * Whether two edits cannot both be made. Two insertions at one offset can: the one that was planned first stands first.
 */
export function overlaps(one: TextEdit, other: TextEdit): boolean {
  if (one.start === one.end && other.start === other.end) return false;
  if (one.start === one.end) return other.start < one.start && one.start < other.end;
  if (other.start === other.end) return one.start < other.start && other.start < one.end;
  return one.start < other.end && other.start < one.end;
}

/**
 * A text with edits made. What no edit covers stays as it is, byte for byte.
 *
 * @throws {RangeError} where two edits overlap, or one lies outside of the text
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = [...edits].sort((one, other) => one.start - other.start || one.end - other.end);
  const parts: string[] = [];
  let done = 0;
  for (const edit of sorted) {
    if (edit.start < done || edit.end < edit.start || edit.end > text.length)
      throw new RangeError(`edits overlap at offset ${edit.start}`);
    parts.push(text.slice(done, edit.start), edit.text);
    done = edit.end;
  }
  parts.push(text.slice(done));
  return parts.join('');
}
