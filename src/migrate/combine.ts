import { applyEdits, overlaps, type TextEdit } from '../edits/text-edit.js';
import type { TSESTree } from '@typescript-eslint/types';
import { skip, type Migration, type NeededImport } from './codemod.js';
import type { FileChange, PlannedRun, SiteOutcome } from './outcome.js';
import type { SiteFile } from './site-file.js';

/** A planned site with the file it stands in. */
export interface PlannedSite {
  outcome: SiteOutcome;
  /** Null where it could not be opened; such a site is skipped. */
  file: SiteFile | null;
}

interface FilePlan {
  edits: TextEdit[];
  needs: NeededImport[];
  released: Set<TSESTree.Node>;
}

/**
 * The texts that come out when all sites are migrated for which there is a plan. A site whose edits meet those of one
 * before it is skipped: it is found again when the codemod is run once more.
 */
export function combine(sites: readonly PlannedSite[]): PlannedRun {
  const plans = new Map<SiteFile, FilePlan>();
  const planOf = (file: SiteFile): FilePlan => {
    const plan = plans.get(file) ?? { edits: [], needs: [], released: new Set() };
    plans.set(file, plan);
    return plan;
  };
  const broken = brokenGroups(sites);
  const outcomes = sites.map(({ outcome, file }): SiteOutcome => {
    const { plan } = outcome;
    if (plan.kind === 'skip' || file === null) return outcome;
    if (plan.together !== undefined && broken.has(plan.together.key))
      return { ...outcome, plan: skip('goes-together') };
    if (!fits(plan, file, planOf)) return { ...outcome, plan: skip('overlaps') };
    for (const { file: other, ...edit } of plan.edits) {
      const { edits } = planOf(other ?? file);
      if (!edits.some((one) => isSame(one, edit))) edits.push(edit);
    }
    for (const { file: other, ...need } of plan.imports) planOf(other ?? file).needs.push(need);
    const touched = new Set([file, ...plan.edits.map((edit) => edit.file ?? file)]);
    for (const one of touched) for (const node of plan.released) planOf(one).released.add(node);
    return outcome;
  });
  return { outcomes, changes: [...plans].flatMap(([file, plan]) => changeOf(file, plan)) };
}

/** The groups of which a site is not to be migrated, or meets another one: none of theirs is. */
function brokenGroups(sites: readonly PlannedSite[]): Set<string> {
  const broken = new Set<string>();
  const counts = new Map<string, number>();
  const known = new Map<SiteFile, TextEdit[]>();
  for (const { outcome, file } of sites) {
    if (outcome.plan.kind === 'skip' || file === null) continue;
    const { together, edits } = outcome.plan;
    if (together !== undefined) counts.set(together.key, (counts.get(together.key) ?? 0) + 1);
    for (const { file: other, ...edit } of edits) {
      const others = known.get(other ?? file) ?? [];
      known.set(other ?? file, others);
      if (together !== undefined && others.some((one) => meets(edit, one)))
        broken.add(together.key);
      others.push(edit);
    }
  }
  for (const { outcome } of sites) {
    const { plan } = outcome;
    if (plan.kind === 'skip' || plan.together === undefined) continue;
    const { key, sites: wanted } = plan.together;
    if ((counts.get(key) ?? 0) < wanted) broken.add(key);
  }
  return broken;
}

/** The same change twice is one, which two sites of a group bring. */
function isSame(one: TextEdit, other: TextEdit): boolean {
  return one.start === other.start && one.end === other.end && one.text === other.text;
}

function meets(one: TextEdit, other: TextEdit): boolean {
  return !isSame(one, other) && overlaps(one, other);
}

function fits(plan: Migration, file: SiteFile, planOf: (file: SiteFile) => FilePlan): boolean {
  return plan.edits.every((edit) => {
    const others = planOf(edit.file ?? file).edits;
    return !others.some((other) => meets(edit, other));
  });
}

function changeOf(file: SiteFile, { edits, needs, released }: FilePlan): FileChange[] {
  if (edits.length === 0) return [];
  const all = [...edits, ...file.imports.edits(needs, released)];
  return [{ file, before: file.text, after: applyEdits(file.text, all), edits: all }];
}
