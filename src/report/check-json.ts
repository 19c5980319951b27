import type { CheckReport } from './check-report.js';

/**
 * The findings as JSON: `{ version: 1, findings, diagnostics, summary }`. Keys stand in a fixed order.
 */
export function formatCheckJson({
  findings,
  suppressed,
  diagnostics,
  coverage,
}: CheckReport): string {
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
