import type { CheckFinding } from '../check/finding.js';
import type { Diagnostic } from '../project/diagnostic.js';
import type { CheckReport, CheckSources } from './check-report.js';
import type { Surface } from './check-formats.js';
import { summaryLines } from './check-summary.js';
import { printable } from './printable.js';
import { pathInRepository, type Repository } from './repository.js';

type Level = 'error' | 'warning' | 'notice';

/** GitHub shows so many annotations of each level that a step prints, and drops the rest without a word. */
const MOST_SHOWN = 10;

/**
 * Workflow commands of GitHub Actions, one line each, that show a finding at its line in the changes of a pull
 * request, and below them the summary in words.
 *
 * `::error file=src/a.ts,line=3,endLine=5,title=unhappy-path/no-unhandled-status::src/a.ts:3:9: POST … loses 402 …`
 *
 * Errors come first, as GitHub shows the first few alone. The position stands in the message too, since the log of the
 * job shows nothing else.
 *
 * @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function formatCheckGithub(
  report: CheckReport,
  _sources: CheckSources,
  { repository }: Surface,
): string {
  const annotations = [
    ...report.diagnostics.map((diagnostic) => ofDiagnostic(diagnostic, repository)),
    ...report.findings.map((finding) => ofFinding(finding, repository)),
  ];
  const levels = ['error', 'warning', 'notice'] as const;
  const sorted = levels.flatMap((level) => annotations.filter((one) => one.level === level));
  const dropped = levels.some(
    (level) => annotations.filter((one) => one.level === level).length > MOST_SHOWN,
  );
  return [
    ...sorted.map(({ command }) => command),
    ...summaryLines(report),
    ...(dropped
      ? [`GitHub shows ${String(MOST_SHOWN)} annotations of each level; the log has all of them.`]
      : []),
  ].join('\n');
}

interface Annotation {
  level: Level;
  command: string;
}

function ofFinding(finding: CheckFinding, repository: Repository): Annotation {
  const { line, endLine, column, endColumn, rule } = finding;
  const file = pathInRepository(finding.file, repository);
  // Columns are refused where the lines differ.
  const columns = line === endLine ? { col: column, endColumn } : {};
  return annotation(
    finding.severity === 'error' ? 'error' : 'warning',
    { file, line, endLine, ...columns, title: rule },
    `${file}:${String(line)}:${String(column)}: ${finding.message}`,
  );
}

function ofDiagnostic(diagnostic: Diagnostic, repository: Repository): Annotation {
  const { line, column, message } = diagnostic;
  const file = pathInRepository(diagnostic.file, repository);
  const position = [line, column].filter((part) => part !== null).map((part) => `:${String(part)}`);
  return annotation(
    diagnostic.severity === 'error' ? 'error' : 'notice',
    {
      file,
      ...(line === null ? {} : { line }),
      ...(line === null || column === null ? {} : { col: column }),
      title: diagnostic.severity === 'error' ? 'unhappy-path: not checked' : 'unhappy-path',
    },
    `${file}${position.join('')}: ${message}`,
  );
}

function annotation(
  level: Level,
  properties: Readonly<Record<string, string | number>>,
  message: string,
): Annotation {
  const listed = Object.entries(properties)
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
    .join(',');
  return { level, command: `::${level} ${listed}::${escapeData(printable(message))}` };
}

/** As `@actions/core` escapes; the runner takes it back. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
