import type { CheckFinding } from '../check/finding.js';
import type { Diagnostic } from '../project/diagnostic.js';
import type { Surface } from './check-formats.js';
import type { CheckReport, CheckSources } from './check-report.js';
import { pathInRepository, type Repository } from './repository.js';
import { xmlText } from './xml-text.js';

/** What becomes of a case for those who count: `skipped` is shown and fails nothing, as warnings fail no run. */
type Outcome = 'failure' | 'error' | 'skipped';

interface Case {
  file: string;
  name: string;
  outcome: Outcome;
  type: string;
  message: string;
  place: string;
}

/**
 * The findings as a JUnit report, as CI servers read test results: a suite a file, a case a finding. Warnings are
 * skipped cases, files that could not be checked are errors, and a run without either is one case that passed, as some
 * servers refuse an empty report.
 *
 * @see https://github.com/testmoapp/junitxml
 */
export function formatCheckJunit(
  { findings, diagnostics }: CheckReport,
  _sources: CheckSources,
  { repository }: Pick<Surface, 'repository'>,
): string {
  const cases = [
    ...diagnostics
      .filter(({ severity }) => severity === 'error')
      .map((diagnostic) => ofDiagnostic(diagnostic, repository)),
    ...findings.map((finding) => ofFinding(finding, repository)),
  ];
  const suites = new Map<string, Case[]>();
  for (const one of cases) suites.set(one.file, [...(suites.get(one.file) ?? []), one]);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="unhappy-path" ${countsOf(cases)}>`,
    ...(cases.length === 0 ? [PASSED] : [...suites].map(([file, own]) => suite(file, own))),
    '</testsuites>',
  ].join('\n');
}

const PASSED = `  <testsuite name="unhappy-path" tests="1" failures="0" errors="0" skipped="0" time="0">
    <testcase classname="unhappy-path" name="no findings" time="0" />
  </testsuite>`;

function suite(file: string, cases: readonly Case[]): string {
  return [
    `  <testsuite name="${xmlText(file)}" ${countsOf(cases)}>`,
    ...cases.map(
      ({ name, outcome, type, message, place }) =>
        `    <testcase classname="${xmlText(file)}" name="${xmlText(name)}" file="${xmlText(file)}" time="0">
      <${outcome} type="${xmlText(type)}" message="${xmlText(message)}">${xmlText(`${place}\n${message}`)}</${outcome}>
    </testcase>`,
    ),
    '  </testsuite>',
  ].join('\n');
}

function countsOf(cases: readonly Case[]): string {
  const count = (outcome: Outcome): string =>
    String(cases.filter((one) => one.outcome === outcome).length);
  // Of a clean run the one case that passed.
  const tests = String(Math.max(cases.length, 1));
  return `tests="${tests}" failures="${count('failure')}" errors="${count('error')}" skipped="${count('skipped')}" time="0"`;
}

function ofFinding(finding: CheckFinding, repository: Repository): Case {
  const { line, column, rule, severity, message } = finding;
  const file = pathInRepository(finding.file, repository);
  const position = `${String(line)}:${String(column)}`;
  return {
    file,
    name: `${position} ${rule}`,
    outcome: severity === 'error' ? 'failure' : 'skipped',
    type: rule,
    message,
    place: `${file}:${position}`,
  };
}

function ofDiagnostic(diagnostic: Diagnostic, repository: Repository): Case {
  const { line, column, message } = diagnostic;
  const file = pathInRepository(diagnostic.file, repository);
  return {
    file,
    name: 'is checked',
    outcome: 'error',
    type: 'unhappy-path/not-checked',
    message,
    place: [file, line, column].filter((part) => part !== null).join(':'),
  };
}
