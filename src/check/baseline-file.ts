import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { describeSystemError } from '../project/system-error.js';
import { BaselineError } from './baseline-error.js';
import type { KnownFinding } from './known-finding.js';

const ENTRY = v.object({
  file: v.string(),
  rule: v.string(),
  call: v.string(),
  defects: v.array(v.string()),
  id: v.string(),
});

/**
 * The findings that a baseline file holds, one JSON object a line; null where the file is not there.
 *
 * @throws {BaselineError} that names the line which is none
 */
export async function readBaseline(file: string): Promise<KnownFinding[] | null> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const { code, text: reason } = describeSystemError(error);
    if (code === 'ENOENT') return null;
    throw new BaselineError(`cannot be read (${reason})`);
  }
  return text.split('\n').flatMap((line, index) => {
    const trimmed = line.trim();
    return trimmed === '' ? [] : [entryOf(trimmed, index + 1)];
  });
}

/** The text of a baseline file: an entry a line, in an order that does not depend on where things stand. */
export function printBaseline(entries: readonly KnownFinding[]): string {
  const lines = entries.map(({ file, rule, call, defects, id }) => ({
    key: [file, rule, call, id],
    // The keys that a reader looks for come first.
    text: JSON.stringify({ file, rule, call, defects: [...defects].sort(), id }),
  }));
  lines.sort((a, b) => compareKeys(a.key, b.key));
  return lines.map(({ text }) => `${text}\n`).join('');
}

function entryOf(line: string, number: number): KnownFinding {
  const where = `line ${String(number)}`;
  if (/^(?:<{7}|={7}|>{7}|\|{7})/u.test(line)) {
    throw new BaselineError(
      `${where} is a mark of a merge conflict; keep the lines of both sides, then run check with --update-baseline`,
    );
  }
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new BaselineError(`${where} is not JSON; ${REMEDY}`);
  }
  const entry = v.safeParse(ENTRY, value);
  if (!entry.success) throw new BaselineError(`${where} is not an entry of a baseline; ${REMEDY}`);
  return entry.output;
}

const REMEDY = 'take it out, or write the file anew with --update-baseline';

function compareKeys(a: readonly string[], b: readonly string[]): number {
  for (const [index, one] of a.entries()) {
    const other = b[index] ?? '';
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}
