import { summaryOf, type MigrateReport } from './migrate-report.js';

/**
 * What became of every site as JSON: `{ version: 1, codemods, dryRun, sites, files, diagnostics, summary }`. Keys stand
 * in a fixed order.
 *
 * @param diffOf the unified diff of a file, where it is asked for
 */
export function formatMigrateJson(
  report: MigrateReport,
  diffOf?: (change: MigrateReport['changes'][number]) => string,
): string {
  const { found, migrated, skipped, byReason, files } = summaryOf(report);
  return JSON.stringify(
    {
      version: 1,
      codemods: report.codemods,
      dryRun: report.isDryRun,
      sites: report.outcomes.map(({ codemod, call, plan }) => ({
        codemod,
        file: call.file,
        line: call.line,
        column: call.column,
        outcome: plan.kind === 'migrate' ? 'migrated' : 'skipped',
        reason: plan.kind === 'migrate' ? null : plan.reason,
        detail: plan.kind === 'migrate' ? null : (plan.detail ?? null),
        note: plan.kind === 'migrate' ? (plan.note ?? null) : null,
      })),
      files: report.changes.map((change) => ({
        file: change.path,
        ...(diffOf === undefined ? {} : { diff: diffOf(change) }),
      })),
      diagnostics: report.diagnostics.map(({ severity, file, line, column, message }) => ({
        severity,
        file,
        line,
        column,
        message,
      })),
      summary: { found, migrated, skipped, skippedBecause: Object.fromEntries(byReason), files },
    },
    null,
    2,
  );
}
