import { createHash } from 'node:crypto';
import type { CheckFinding } from '../check/finding.js';
import { fingerprintOf } from '../check/identity.js';
import type { Diagnostic } from '../project/diagnostic.js';
import type { Surface } from './check-formats.js';
import type { CheckReport, CheckSources } from './check-report.js';
import { printable } from './printable.js';
import { pathInRepository, type Repository } from './repository.js';

/**
 * One degradation of a Code Quality report.
 *
 * @see https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
interface Degradation {
  description: string;
  check_name: string;
  /** Unique in the report; GitLab compares those of two branches to say what is new and what is gone. */
  fingerprint: string;
  severity: 'info' | 'minor' | 'major' | 'critical' | 'blocker';
  location: { path: string; lines: { begin: number; end: number } };
}

/** A Code Quality report of GitLab, paths from the root of the repository; what could not be checked stands in it too. */
export function formatCheckGitlab(
  { findings, diagnostics }: CheckReport,
  _sources: CheckSources,
  { repository }: Pick<Surface, 'repository'>,
): string {
  const degradations = [
    ...diagnostics
      .filter(({ severity }) => severity === 'error')
      .map((diagnostic) => ofDiagnostic(diagnostic, repository)),
    ...findings.map((finding) => ofFinding(finding, repository)),
  ];
  return JSON.stringify(degradations, null, 2);
}

function ofFinding(finding: CheckFinding, repository: Repository): Degradation {
  const { rule, severity, message, line, endLine } = finding;
  const path = pathInRepository(finding.file, repository);
  return {
    description: printable(message),
    check_name: rule,
    fingerprint: hashOf([path, fingerprintOf(finding)]),
    severity: severity === 'error' ? 'major' : 'minor',
    location: { path, lines: { begin: line, end: endLine } },
  };
}

function ofDiagnostic(diagnostic: Diagnostic, repository: Repository): Degradation {
  const { line, column, message } = diagnostic;
  const path = pathInRepository(diagnostic.file, repository);
  const begin = line ?? 1;
  return {
    description: `Not checked: ${printable(message)}`,
    check_name: 'unhappy-path/not-checked',
    fingerprint: hashOf([path, 'not-checked', String(line), String(column), message]),
    severity: 'critical',
    location: { path, lines: { begin, end: begin } },
  };
}

function hashOf(texts: readonly string[]): string {
  return createHash('sha256').update(texts.join('\0')).digest('hex');
}
