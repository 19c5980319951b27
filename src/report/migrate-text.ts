import { SKIP_REASONS } from '../migrate/skip-reasons.js';
import { describeCall } from '../rule/describe-call.js';
import type { Colors } from './colors.js';
import { counted } from './counted.js';
import { summaryOf, type MigrateReport } from './migrate-report.js';
import { printable } from './printable.js';

/** What became of every site, a line each, then how many of them came to what, and what to do next. */
export function formatMigrateText(report: MigrateReport, colors: Colors): string {
  const lines: string[] = [];
  for (const codemod of report.codemods) {
    const outcomes = report.outcomes.filter((outcome) => outcome.codemod === codemod);
    if (report.codemods.length > 1 && outcomes.length > 0) lines.push(colors.bold(codemod));
    const sites = outcomes.map((outcome) => siteLine(outcome, report.isDryRun, colors));
    lines.push(...sites, ...(sites.length > 0 ? [''] : []));
  }
  return [...lines, ...summaryLines(report, colors)].join('\n');
}

function siteLine(
  { call, plan }: MigrateReport['outcomes'][number],
  isDryRun: boolean,
  colors: Colors,
): string {
  const place = colors.dim(printable(`${call.file}:${call.line}:${call.column}`));
  if (plan.kind === 'migrate') {
    const word = colors.green(isDryRun ? 'to migrate' : 'migrated');
    const note = plan.note === undefined ? '' : `  ${printable(plan.note)}`;
    return `${place}  ${word}  ${printable(describeCall(call))}${note}`;
  }
  const detail = plan.detail === undefined ? '' : ` (${printable(plan.detail)})`;
  return `${place}  ${colors.yellow('skipped')}  ${plan.reason}${detail}`;
}

function summaryLines(report: MigrateReport, colors: Colors): string[] {
  const { found, migrated, skipped, byReason, files } = summaryOf(report);
  if (found === 0) return [`No call was found that ${report.codemods.join(', ')} speaks of.`];
  const verb = report.isDryRun ? 'Would migrate' : 'Migrated';
  const total = `${verb} ${migrated.toLocaleString('en')} of ${counted(found, 'call')} in ${counted(files, 'file')}`;
  const lines = [colors.bold(migrated > 0 ? colors.green(`${total}.`) : `${total}.`)];
  if (skipped > 0) {
    lines.push(`Left ${counted(skipped, 'call')} as ${skipped === 1 ? 'it is' : 'they are'}:`);
    const width = Math.max(...byReason.map(([reason]) => reason.length));
    for (const [reason, count] of byReason)
      lines.push(`  ${`${count}`.padStart(4)}  ${reason.padEnd(width)}  ${SKIP_REASONS[reason]}`);
  }
  const next = nextStep(report, migrated);
  return next === null ? lines : [...lines, next];
}

function nextStep({ isDryRun, changes }: MigrateReport, migrated: number): string | null {
  if (isDryRun)
    return changes.length > 0
      ? 'Nothing was written. --diff shows the changes; without --dry-run they are made.'
      : null;
  return migrated > 0 ? 'Next: look at `git diff`, run your tests, commit.' : null;
}
