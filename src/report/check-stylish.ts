import type { Colors } from './colors.js';
import wrapAnsi from 'wrap-ansi';
import type { CheckReport } from './check-report.js';
import { counted } from './counted.js';
import { printable } from './printable.js';

/** What findings are shown on. */
export interface StylishOptions {
  colors: Colors;
  /** In characters; Infinity where the output is no terminal. */
  width: number;
}

const NARROWEST_MESSAGE = 30;

/**
 * The findings as ESLint's own `stylish` shows them: one block a file, one line a finding. On a terminal a long
 * message goes on below its own beginning.
 */
export function formatCheckStylish(report: CheckReport, options: StylishOptions): string {
  const { findings, suppressed } = report;
  const { colors, width } = options;
  const positionWidth = Math.max(
    0,
    ...findings.map(({ line, column }) => `${line}:${column}`.length),
  );

  const output: string[] = [];
  let file: string | undefined;
  for (const finding of findings) {
    if (finding.file !== file) {
      if (file !== undefined) output.push('');
      output.push(colors.underline(printable(finding.file)));
    }
    file = finding.file;
    const position = `${finding.line}:${finding.column}`.padEnd(positionWidth);
    const level = finding.severity === 'error' ? colors.red('error  ') : colors.yellow('warning');
    const indent = `  ${position}  warning  `.length;
    const text = wrap(`${printable(finding.message)}  ${colors.dim(finding.rule)}`, indent, width);
    output.push(`  ${colors.dim(position)}  ${level}  ${text}`);
  }
  if (findings.length > 0) output.push('');
  output.push(total(report, colors));
  if (suppressed > 0) {
    output.push(
      `  ${counted(suppressed, 'more finding')} switched off by eslint-disable comments.`,
    );
  }
  return output.join('\n');
}

function wrap(text: string, indent: number, width: number): string {
  // Where hardly any room is left, the terminal's own wrapping reads better.
  if (width - indent < NARROWEST_MESSAGE) return text;
  return wrapAnsi(text, width - indent).replaceAll('\n', `\n${' '.repeat(indent)}`);
}

function total({ findings, coverage }: CheckReport, colors: Colors): string {
  if (findings.length === 0) {
    return coverage.failedFiles > 0
      ? colors.yellow('No findings in what could be checked.')
      : colors.green('No findings.');
  }
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  const files = new Set(findings.map((finding) => finding.file)).size;
  const text = `${counted(findings.length, 'finding')} in ${counted(files, 'file')} (${counted(errors, 'error')}, ${counted(findings.length - errors, 'warning')})`;
  return colors.bold(errors > 0 ? colors.red(`✖ ${text}`) : colors.yellow(`⚠ ${text}`));
}
