import type { Colors } from './colors.js';
import wrapAnsi from 'wrap-ansi';
import type { ApiCall } from '../facts/index.js';
import type { CheckReport, CheckSources } from './check-report.js';
import { leftOutOf, totalOf } from './check-summary.js';
import { printable } from './printable.js';

/** What findings are shown on. */
export interface StylishOptions {
  colors: Colors;
  /** In characters; Infinity where the output is no terminal. */
  width: number;
}

const NARROWEST_MESSAGE = 30;
const MOST_CALLERS = 5;
const MOST_GONE = 20;

/**
 * The findings as ESLint's own `stylish` shows them: one block a file, one line a finding. On a terminal a long
 * message goes on below its own beginning.
 */
export function formatCheckStylish(
  report: CheckReport,
  { callersOf }: Pick<CheckSources, 'callersOf'>,
  options: StylishOptions,
): string {
  const { findings } = report;
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
    const callers = placesOf(callersOf(finding));
    if (callers !== '') {
      const line = wrap(colors.dim(`the same for its callers at ${callers}`), indent, width);
      output.push(`${' '.repeat(indent)}${line}`);
    }
  }
  if (findings.length > 0) output.push('');
  output.push(total(report, colors));
  output.push(...leftOutOf(report).map((sentence) => `  ${sentence}`));
  const gone = report.comparison?.gone ?? [];
  for (const { file, rule, call } of gone.slice(0, MOST_GONE)) {
    output.push(`    ${printable(file)}  ${printable(call)}  ${colors.dim(rule)}`);
  }
  if (gone.length > MOST_GONE) output.push(`    and ${String(gone.length - MOST_GONE)} more`);
  return output.join('\n');
}

/** `src/a.ts:3, src/b.ts:7 and 4 more`. */
function placesOf(calls: readonly ApiCall[]): string {
  const places = [...new Set(calls.map(({ file, line }) => `${printable(file)}:${String(line)}`))];
  const more = places.length - MOST_CALLERS;
  const shown = places.slice(0, MOST_CALLERS).join(', ');
  return more > 0 ? `${shown} and ${String(more)} more` : shown;
}

function wrap(text: string, indent: number, width: number): string {
  // Where hardly any room is left, the terminal's own wrapping reads better.
  if (width - indent < NARROWEST_MESSAGE) return text;
  return wrapAnsi(text, width - indent).replaceAll('\n', `\n${' '.repeat(indent)}`);
}

function total(report: CheckReport, colors: Colors): string {
  const text = totalOf(report);
  if (report.findings.length === 0) {
    return report.coverage.failedFiles > 0 ? colors.yellow(`${text}.`) : colors.green(`${text}.`);
  }
  const isFailed = report.findings.some(({ severity }) => severity === 'error');
  return colors.bold(isFailed ? colors.red(`✖ ${text}`) : colors.yellow(`⚠ ${text}`));
}
