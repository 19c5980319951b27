import type { TSESTree } from '@typescript-eslint/types';
import { isFunctionNode } from '../../analysis/index.js';
import type { TextEdit } from '../../edits/text-edit.js';
import type { PlannedSite } from '../combine.js';
import type { FileChange, SiteOutcome } from '../outcome.js';
import type { SiteFile } from '../site-file.js';
import { type Compiler, realPath, type TypeError } from './compiler.js';

/** Who may have brought an error. */
export interface Blame {
  /** Never empty. */
  sites: readonly PlannedSite[];
  /** All of them have, so that nothing is gained by trying them one by one. */
  isSure: boolean;
}

/**
 * The migrated sites whose edits may have brought an error: those at it, around it, or in what its file imports. Null
 * where its file imports nothing that was changed.
 */
export function blame(
  error: TypeError,
  sites: readonly PlannedSite[],
  changes: readonly FileChange[],
  compiler: Pick<Compiler, 'importsOf'>,
): Blame | null {
  const migrated = sites.filter(({ outcome }) => outcome.plan.kind === 'migrate');
  const change = changes.find(({ file }) => realPath(file.absolute) === error.file);
  if (change !== undefined) return blameIn(change, error.offset, migrated);
  const changed = new Map(changes.map(({ file }) => [realPath(file.absolute), file]));
  const file = nearestImported(error.file, changed, compiler);
  if (file === null) return null;
  return { sites: migrated.filter((site) => editsOf(site, file).length > 0), isSure: false };
}

function blameIn(change: FileChange, offset: number, migrated: readonly PlannedSite[]): Blame {
  const { file, edits } = change;
  const inFile = migrated.filter((site) => editsOf(site, file).length > 0);
  const { start, end, isEdited } = offsetBefore(offset, edits);
  const atIt = inFile.filter((site) =>
    editsOf(site, file).some((edit) => edit.start <= end && start <= edit.end),
  );
  if (atIt.length > 0) return { sites: atIt, isSure: false };
  // An import that was added for all of them.
  if (isEdited) return { sites: inFile, isSure: true };
  const inIt = inFile.filter(
    ({ outcome, file: own }) => own === file && covers(outcome, file, start),
  );
  if (inIt.length > 0) return { sites: inIt.slice(-1), isSure: false };
  for (const [from, to] of functionsAround(file, start)) {
    const inside = inFile.filter((site) =>
      editsOf(site, file).some((edit) => from <= edit.start && edit.end <= to),
    );
    if (inside.length > 0) return { sites: inside, isSure: false };
  }
  return { sites: inFile, isSure: false };
}

function covers({ call }: SiteOutcome, { scopes: { lines } }: SiteFile, offset: number): boolean {
  const start = lines.offsetOf(call.line, call.column);
  return start <= offset && offset < lines.offsetOf(call.endLine, call.endColumn);
}

function editsOf({ outcome, file: own }: PlannedSite, file: SiteFile): TextEdit[] {
  if (outcome.plan.kind !== 'migrate') return [];
  return outcome.plan.edits.filter((edit) => (edit.file ?? own) === file);
}

/** Where an offset of a changed text was before: in the text that an edit replaced, or between two. */
export function offsetBefore(
  offset: number,
  edits: readonly TextEdit[],
): { start: number; end: number; isEdited: boolean } {
  const sorted = [...edits].sort((one, other) => one.start - other.start || one.end - other.end);
  let moved = 0;
  for (const { start, end, text } of sorted) {
    if (offset < start + moved) break;
    if (offset < start + moved + text.length) return { start, end, isEdited: true };
    moved += text.length - (end - start);
  }
  return { start: offset - moved, end: offset - moved, isEdited: false };
}

/** The ranges of the functions around an offset, the innermost first. */
function functionsAround(file: SiteFile, offset: number): TSESTree.Range[] {
  const ranges: TSESTree.Range[] = [];
  for (const { block } of file.scopeManager.scopes) {
    const [start, end] = block.range;
    if (isFunctionNode(block) && start <= offset && offset < end) ranges.push(block.range);
  }
  return ranges.sort(([one], [other]) => other - one);
}

/** The first changed file that a file leads to by its imports. */
function nearestImported(
  start: string,
  changed: ReadonlyMap<string, SiteFile>,
  compiler: Pick<Compiler, 'importsOf'>,
): SiteFile | null {
  const seen = new Set([start]);
  const open = [start];
  for (let one = open.shift(); one !== undefined; one = open.shift()) {
    for (const imported of compiler.importsOf(one)) {
      const found = changed.get(imported);
      if (found !== undefined) return found;
      if (seen.has(imported) || imported.includes('/node_modules/')) continue;
      seen.add(imported);
      open.push(imported);
    }
  }
  return null;
}
