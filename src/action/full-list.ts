import { codeHtml, messageHtml } from '../report/markdown-text.js';
import type { ReportedFinding } from './report.js';

/**
 * Every finding in Markdown, on a line each, below the name of its file: what remains of a report that is too long to
 * show with everything.
 *
 * @param findings sorted by file
 */
export function fullList(findings: readonly ReportedFinding[]): string {
  const lines: string[] = [];
  let file: string | undefined;
  for (const finding of findings) {
    if (finding.file !== file) lines.push('', `#### ${codeHtml(finding.file)}`, '');
    file = finding.file;
    const { line, column, severity, rule, message } = finding;
    const level = severity === 'error' ? '**error**' : 'warning';
    lines.push(
      `- ${String(line)}:${String(column)} ${level} ${messageHtml(message)} ${codeHtml(rule)}`,
    );
  }
  return lines.join('\n').trimStart();
}
