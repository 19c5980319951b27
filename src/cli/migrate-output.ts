import type { RunChange, MigrationRun } from '../migrate/run-codemods.js';
import { SKIP_REASONS, type SkipReason } from '../migrate/skip-reasons.js';
import { formatCoverage } from '../report/coverage-line.js';
import { counted } from '../report/counted.js';
import { formatDiagnostic } from '../report/diagnostic-line.js';
import { formatMigrateJson } from '../report/migrate-json.js';
import type { MigrateReport } from '../report/migrate-report.js';
import { formatMigrateText } from '../report/migrate-text.js';
import { printable } from '../report/printable.js';
import type { MigrateOptions } from './migrate.js';
import { colorsFor } from './terminal.js';

/** Print what came of a run: on standard output what was asked for, on standard error what went wrong. */
export async function printMigration(
  run: MigrationRun,
  codemods: readonly string[],
  options: MigrateOptions,
): Promise<void> {
  const colors = colorsFor(process.stderr);
  for (const diagnostic of run.diagnostics) {
    process.stderr.write(`${formatDiagnostic(diagnostic, colors)}\n`);
    if (options.debug === true && diagnostic.stack !== undefined)
      process.stderr.write(`${diagnostic.stack}\n`);
  }
  for (const { codemod, message } of run.notReady) sayError(`${codemod}: ${message}`);
  for (const line of unwritten(run)) sayError(line);
  if (run.notTypeChecked.length > 0) sayNote(notChecked(run.notTypeChecked));

  const report: MigrateReport = { ...run, codemods, isDryRun: options.dryRun === true };
  const differ = options.diff === true ? await import('../report/migrate-diff.js') : null;
  const diffOf = (change: RunChange): string =>
    differ?.unifiedDiff({ ...change, hasMark: change.target.hasMark }) ?? '';
  if (options.json === true) {
    const json = formatMigrateJson(report, differ === null ? undefined : diffOf);
    process.stdout.write(`${json}\n`);
    process.stderr.write(`${formatCoverage(run.coverage)}\n`);
    return;
  }
  // A diff is for `git apply` and its like, so that nothing else stands beside it.
  const stream = differ === null ? process.stdout : process.stderr;
  if (differ !== null) {
    const diff = run.changes.map(diffOf).join('');
    process.stdout.write(differ.colorDiff(diff, colorsFor(process.stdout)));
  }
  const text = formatMigrateText(report, colorsFor(stream));
  stream.write(`${text}\n${formatCoverage(run.coverage)}\n`);
}

export function sayError(message: string): void {
  process.stderr.write(`${colorsFor(process.stderr).red('error:')} ${printable(message)}\n`);
}

export function sayNote(message: string): void {
  process.stderr.write(`${colorsFor(process.stderr).yellow('note:')} ${printable(message)}\n`);
}

/** One line for each file that should have been written and was not. */
function unwritten({ outcomes }: MigrationRun): string[] {
  const reasons = new Map<string, { reason: SkipReason; detail: string; calls: number }>();
  for (const { call, plan } of outcomes) {
    if (plan.kind === 'migrate' || !REASONS_OF_FILES.has(plan.reason)) continue;
    const { reason, detail = '' } = plan;
    const known = reasons.get(call.file);
    reasons.set(call.file, { reason, detail, calls: (known?.calls ?? 0) + 1 });
  }
  return [...reasons].map(([file, { reason, detail, calls }]) => {
    const why = detail === '' ? '' : ` (${detail})`;
    return `${file}: ${SKIP_REASONS[reason]}${why}; ${counted(calls, 'call')} in it left as before`;
  });
}

/** Something is wrong with the file, not with the call. */
export const REASONS_OF_FILES: ReadonlySet<SkipReason> = new Set([
  'file-unwritable',
  'file-changed',
  'outside-project',
]);

const MOST_SHOWN = 3;

function notChecked(files: readonly string[]): string {
  const more = files.length - MOST_SHOWN;
  const shown = files.slice(0, MOST_SHOWN).join(', ') + (more > 0 ? ` and ${more} more` : '');
  return `types were not checked, since no tsconfig.json has them among its files: ${shown}`;
}
