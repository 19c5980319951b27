import { applyEdits, type TextEdit } from '../edits/text-edit.js';
import type { ApiCall, Fate } from '../facts/index.js';
import type { MigratedProject, Site } from './codemod.js';
import type { SiteFile } from './site-file.js';

/** The same call before and after edits, as the analysis sees it. */
export interface Effect {
  before: ApiCall;
  after: ApiCall;
}

/**
 * What edits do to the facts of a site.
 *
 * @returns null where the edited text cannot be parsed, the call is not found in it, or some call of the file is worse
 * than before
 */
export function effectOf(
  { call, file }: Site,
  edits: readonly TextEdit[],
  project: MigratedProject,
): Effect | null {
  const before = callsBefore(file, project);
  const text = applyEdits(file.text, edits);
  const after = project.callsOf(file, text);
  if (before === null || after === null) return null;
  const lineStarts = startsOfLines(text);
  const found = (one: ApiCall): ApiCall | undefined => {
    const at = movedBy(edits, file.scopes.lines.offsetOf(one.line, one.column));
    return after.find(
      (other) =>
        (lineStarts[other.line - 1] ?? 0) + other.column - 1 === at &&
        (other.via === null) === (one.via === null),
    );
  };
  let effect: Effect | null = null;
  for (const one of before) {
    const other = found(one);
    if (other === undefined) return null;
    if (isWorse(one, other)) return null;
    if (one.line === call.line && one.column === call.column)
      effect = { before: one, after: other };
  }
  return effect;
}

const known = new WeakMap<SiteFile, readonly ApiCall[] | null>();

/** As a file is, once for all of its sites: it is the same analysis that sees the edited text. */
function callsBefore(file: SiteFile, project: MigratedProject): readonly ApiCall[] | null {
  const found = known.get(file);
  if (found !== undefined) return found;
  const calls = project.callsOf(file, file.text);
  known.set(file, calls);
  return calls;
}

function startsOfLines(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Where what stood at an offset stands once edits are made. */
function movedBy(edits: readonly TextEdit[], offset: number): number {
  return edits
    .filter(({ end }) => end <= offset)
    .reduce((sum, { start, end, text }) => sum + text.length - (end - start), offset);
}

const RANK: Record<Fate, number> = {
  distinguished: 0,
  propagated: 0,
  unknown: 1,
  stringified: 2,
  lost: 3,
  unchecked: 4,
};

function isWorse(before: ApiCall, after: ApiCall): boolean {
  const hasDefect = ({ checked }: ApiCall): boolean => checked === 'no' || checked === 'ignored';
  const isOpen = ({ idempotency }: ApiCall): boolean =>
    idempotency === 'absent' || idempotency === 'unstable' || idempotency === 'unknown';
  const losesId = ({ requestId }: ApiCall): boolean =>
    requestId === 'absent' || requestId === 'unknown';
  return (
    (hasDefect(after) && !hasDefect(before)) ||
    (isOpen(after) && !isOpen(before)) ||
    (losesId(after) && !losesId(before)) ||
    Object.entries(after.fate).some(
      ([status, { kind }]) => RANK[kind] > RANK[before.fate[status]?.kind ?? 'unknown'],
    )
  );
}
