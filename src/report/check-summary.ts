import type { CheckReport, Comparison } from './check-report.js';
import { counted } from './counted.js';
import { printable } from './printable.js';

/** `3 findings in 2 files (2 errors, 1 warning)`, or that there are none; without a full stop. */
export function totalOf({ findings, coverage }: CheckReport): string {
  if (findings.length === 0) {
    return coverage.failedFiles > 0 ? 'No findings in what could be checked' : 'No findings';
  }
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  const files = new Set(findings.map((finding) => finding.file)).size;
  return `${counted(findings.length, 'finding')} in ${counted(files, 'file')} (${counted(errors, 'error')}, ${counted(findings.length - errors, 'warning')})`;
}

/** What is left out of a report, and why: a sentence each, none where nothing is. */
export function leftOutOf({ suppressed, comparison }: CheckReport): string[] {
  return [
    ...(comparison === null ? [] : describeComparison(comparison)),
    ...(suppressed === 0
      ? []
      : [`${counted(suppressed, 'more finding')} switched off by eslint-disable comments.`]),
  ];
}

/** The total and what is left out, a line each. */
export function summaryLines(report: CheckReport): string[] {
  return [`${totalOf(report)}.`, ...leftOutOf(report)];
}

function describeComparison({ against, known, gone }: Comparison): string[] {
  const named = printable(against);
  const sentences: string[] = [];
  if (known > 0) {
    sentences.push(
      `${counted(known, 'known finding')} ${known === 1 ? 'is' : 'are'} left out (against ${named}).`,
    );
  }
  if (gone.length > 0) {
    sentences.push(
      `${counted(gone.length, 'finding')} of before ${gone.length === 1 ? 'is' : 'are'} gone (against ${named}).`,
    );
  }
  return sentences;
}
