import { fingerprintOf } from '../check/identity.js';
import type { CheckReport, CheckSources } from './check-report.js';

/**
 * The findings as JSON: `{ version: 1, findings, diagnostics, summary }`. Keys stand in a fixed order; what they mean is
 * said by `schemas/check.json`. Files are named from the working directory.
 */
export function formatCheckJson(
  { findings, suppressed, diagnostics, coverage, comparison }: CheckReport,
  { callersOf }: Pick<CheckSources, 'callersOf'>,
): string {
  const { files, calls, unknownCalls, unknownFacts, reasons, notSupported, tests } = coverage;
  const report = {
    version: 1,
    findings: findings.map((finding) => ({
      file: finding.file,
      line: finding.line,
      column: finding.column,
      endLine: finding.endLine,
      endColumn: finding.endColumn,
      rule: finding.rule,
      severity: finding.severity,
      messageId: finding.messageId,
      message: finding.message,
      fingerprint: fingerprintOf(finding),
      statuses: finding.statuses,
      places: finding.places.map(({ file, line }) => ({ file, line })),
      callers: callersOf(finding).map(({ file, line, column }) => ({ file, line, column })),
    })),
    diagnostics: diagnostics.map(({ severity, file, line, column, message }) => ({
      severity,
      file,
      line,
      column,
      message,
    })),
    summary: {
      errors: findings.filter((finding) => finding.severity === 'error').length,
      warnings: findings.filter((finding) => finding.severity === 'warn').length,
      suppressed,
      comparison:
        comparison === null
          ? null
          : {
              against: comparison.against,
              known: comparison.known,
              gone: comparison.gone.map(({ file, rule, call, defects }) => ({
                file,
                rule,
                call,
                defects,
              })),
            },
      files,
      calls,
      unknownCalls,
      unknownFacts: {
        checked: unknownFacts.checked,
        fate: unknownFacts.fate,
        idempotency: unknownFacts.idempotency,
        requestId: unknownFacts.requestId,
      },
      unknownBecause: reasons.map(({ reason, count }) => ({ reason, count })),
      notReadYet: Object.fromEntries([...notSupported].sort()),
      testFilesLeftOut: tests,
    },
  };
  return JSON.stringify(report, null, 2);
}
