import type { RunChange, RunOutcome } from '../migrate/run-codemods.js';
import type { SkipReason } from '../migrate/skip-reasons.js';
import type { Coverage } from '../project/coverage.js';
import type { Diagnostic } from '../project/diagnostic.js';

/** What a run of `migrate` has to say. */
export interface MigrateReport {
  codemods: readonly string[];
  /** Nothing was to be written. */
  isDryRun: boolean;
  outcomes: readonly RunOutcome[];
  changes: readonly RunChange[];
  diagnostics: readonly Diagnostic[];
  coverage: Coverage;
}

/** How many of its sites came to what. */
export interface MigrateSummary {
  found: number;
  migrated: number;
  skipped: number;
  /** The most frequent reason first. */
  byReason: readonly (readonly [SkipReason, number])[];
  files: number;
}

export function summaryOf({ outcomes, changes }: MigrateReport): MigrateSummary {
  const reasons = new Map<SkipReason, number>();
  for (const { plan } of outcomes)
    if (plan.kind === 'skip') reasons.set(plan.reason, (reasons.get(plan.reason) ?? 0) + 1);
  const byReason = [...reasons].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
  const skipped = byReason.reduce((sum, [, count]) => sum + count, 0);
  return {
    found: outcomes.length,
    migrated: outcomes.length - skipped,
    skipped,
    byReason,
    files: changes.length,
  };
}
