import path from 'node:path';
import { displayPath } from '../project/display-path.js';
import { describeCall } from '../rule/describe-call.js';
import type { CheckFinding } from './finding.js';

/**
 * What was found at one call by one rule before, as far as it must be known to recognise it. No positions: it stays as
 * it is when lines move.
 */
export interface KnownFinding {
  /** With forward slashes, relative to the folder that the whole list is relative to. */
  file: string;
  rule: string;
  /** The call, for readers: `POST api.stripe.com/v1/charges in pay`. */
  call: string;
  /** `CheckFinding.identity`. */
  id: string;
  /** What is lost, and how: a fate by status, or the id of the message. Sorted. */
  defects: string[];
}

/** What is wrong at the call that a finding is about, one word for each thing that can be mended by itself. */
export function defectsOf({ statuses, messageId, call }: CheckFinding): string[] {
  if (statuses.length === 0) return [messageId];
  return statuses.map((status) => `${String(status)} ${call.fate[status]?.kind ?? 'unknown'}`);
}

/**
 * Findings as they are remembered: those of one rule at one call are one entry.
 *
 * @param cwd what the files of the findings are relative to
 * @param folder what those of the entries shall be relative to
 */
export function toKnown(
  findings: readonly CheckFinding[],
  cwd: string,
  folder: string = cwd,
): KnownFinding[] {
  const entries = new Map<string, KnownFinding>();
  for (const finding of findings) {
    const file = displayPath(folder, path.resolve(cwd, finding.file));
    const { rule, identity: id, call } = finding;
    const key = keyOf({ file, rule, id });
    const within = call.within === null ? '' : ` in ${call.within}`;
    const entry = entries.get(key) ?? {
      file,
      rule,
      call: `${describeCall(call)}${within}`,
      id,
      defects: [],
    };
    entry.defects = [...new Set([...entry.defects, ...defectsOf(finding)])].sort();
    entries.set(key, entry);
  }
  return [...entries.values()];
}

/** Entries with the same key are about the same rule at the same call of the same file. */
export function keyOf({ file, rule, id }: Pick<KnownFinding, 'file' | 'rule' | 'id'>): string {
  return `${file}\0${rule}\0${id}`;
}
