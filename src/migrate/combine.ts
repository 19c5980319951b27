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
  const outcomes = sites.map(({ outcome, file }): SiteOutcome => {
    const { plan } = outcome;
    if (plan.kind === 'skip' || file === null) return outcome;
    if (!fits(plan, file, planOf)) return { ...outcome, plan: skip('overlaps') };
    for (const { file: other, ...edit } of plan.edits) planOf(other ?? file).edits.push(edit);
    const own = planOf(file);
    own.needs.push(...plan.imports);
    for (const node of plan.released) own.released.add(node);
    return outcome;
  });
  return { outcomes, changes: [...plans].flatMap(([file, plan]) => changeOf(file, plan)) };
}

function fits(plan: Migration, file: SiteFile, planOf: (file: SiteFile) => FilePlan): boolean {
  return plan.edits.every((edit) => {
    const others = planOf(edit.file ?? file).edits;
    return !others.some((other) => overlaps(edit, other));
  });
}

function changeOf(file: SiteFile, { edits, needs, released }: FilePlan): FileChange[] {
  if (edits.length === 0) return [];
  const all = [...edits, ...file.imports.edits(needs, released)];
  return [{ file, before: file.text, after: applyEdits(file.text, all), edits: all }];
}
