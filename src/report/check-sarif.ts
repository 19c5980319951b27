import { gzipSync } from 'node:zlib';
import type {
  CodeFlow,
  Location,
  Log,
  Message,
  Notification,
  PhysicalLocation,
  ReportingDescriptor,
  Result,
  Run,
} from 'sarif';
import { rules } from '../../rules/index.js';
import type { CheckFinding } from '../check/finding.js';
import { fingerprintOf } from '../check/identity.js';
import type { Way } from '../facts/index.js';
import type { Diagnostic } from '../project/diagnostic.js';
import { joinWords } from '../rule/join-words.js';
import { HOMEPAGE, PACKAGE_NAME, PACKAGE_VERSION } from '../rule/package.js';
import type { Surface } from './check-formats.js';
import type { CheckReport, CheckSources } from './check-report.js';
import { counted } from './counted.js';
import { printable } from './printable.js';
import { pathInRepository, type Repository, uriOf } from './repository.js';
import { sarifRule } from './sarif-rule.js';
import { describeDecision, describeStep } from './step-words.js';
import { waysOfFinding } from './ways-of-finding.js';

/**
 * What GitHub takes of an upload; a larger one is refused whole.
 *
 * @see https://docs.github.com/code-security/reference/code-scanning/sarif-support-for-code-scanning
 */
export interface SarifLimits {
  results: number;
  /** Of one result, over all of its ways. */
  threadFlowLocations: number;
  gzipBytes: number;
}

const GITHUB_LIMITS: SarifLimits = {
  results: 25_000,
  threadFlowLocations: 1_000,
  gzipBytes: 10_000_000,
};

/** By which readers find our own name for a finding among those of others; the number goes up when names change. */
const FINGERPRINT = 'unhappyPathFinding/v1';

const ROOT = '%SRCROOT%';

/** A report as SARIF 2.1.0, for code scanning and for editors: one run, paths from the root of the repository. */
export function formatCheckSarif(
  report: CheckReport,
  sources: CheckSources,
  { repository }: Pick<Surface, 'repository'>,
  limits: SarifLimits = GITHUB_LIMITS,
): string {
  const kept = worstOf(report.findings, limits.results);
  const notes: string[] = [];
  if (kept.length < report.findings.length) notes.push(resultsNote(report, kept.length));

  const results = new Map(
    kept.map((finding) => [finding, toResult(finding, sources, repository, limits)]),
  );
  const whole = write(report, [...results.values()], notes, repository);
  if (fits(whole, limits)) return whole;

  // The ways are most of a large file, and the findings say what matters without them.
  for (const result of results.values()) delete result.codeFlows;
  notes.push('The ways of the answers are left out: with them the file is too large for GitHub.');
  for (let count = kept.length; ; count = Math.floor(count / 2)) {
    const fewer = worstOf(kept, count).flatMap((finding) => results.get(finding) ?? []);
    const cut = count === kept.length ? notes : [...notes, resultsNote(report, count)];
    const text = write(report, fewer, cut, repository);
    if (count === 0 || fits(text, limits)) return text;
  }
}

function resultsNote({ findings }: CheckReport, kept: number): string {
  const cut = findings.length - kept;
  return `${counted(cut, 'finding')} of ${String(findings.length)} ${cut === 1 ? 'is' : 'are'} left out: GitHub takes no larger file.`;
}

function fits(text: string, { gzipBytes }: SarifLimits): boolean {
  return text.length <= gzipBytes || gzipSync(text).length <= gzipBytes;
}

/** In their order; where not all have room, errors stay rather than warnings. */
function worstOf(findings: readonly CheckFinding[], count: number): readonly CheckFinding[] {
  if (findings.length <= count) return findings;
  const errors = findings.filter(({ severity }) => severity === 'error');
  const warnings = findings.filter(({ severity }) => severity === 'warn');
  const kept = new Set([...errors, ...warnings].slice(0, count));
  return findings.filter((finding) => kept.has(finding));
}

function write(
  { diagnostics, coverage, suppressed, comparison }: CheckReport,
  results: Result[],
  notes: readonly string[],
  repository: Repository,
): string {
  const run: Run = {
    tool: {
      driver: {
        name: PACKAGE_NAME,
        version: PACKAGE_VERSION,
        semanticVersion: PACKAGE_VERSION,
        informationUri: HOMEPAGE,
        rules: RULES,
      },
    },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { [ROOT]: { description: { text: 'The root of the repository.' } } },
    invocations: [
      {
        executionSuccessful: coverage.failedFiles === 0,
        toolExecutionNotifications: [
          ...diagnostics.map((diagnostic) => toNotification(diagnostic, repository)),
          ...notes.map((text): Notification => ({ level: 'warning', message: { text } })),
        ],
      },
    ],
    results,
    properties: {
      files: coverage.files,
      calls: coverage.calls,
      unknownCalls: coverage.unknownCalls,
      suppressed,
      comparison: comparison === null ? null : { ...comparison, gone: comparison.gone.length },
    },
  };
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [run],
  };
  return JSON.stringify(log, null, 2);
}

const RULES: ReportingDescriptor[] = rules.map(sarifRule);
const RULE_INDEX: ReadonlyMap<string, number> = new Map(RULES.map(({ id }, index) => [id, index]));

function toResult(
  finding: CheckFinding,
  sources: CheckSources,
  repository: Repository,
  limits: SarifLimits,
): Result {
  const { rule, severity, message, places, statuses } = finding;
  const ruleIndex = RULE_INDEX.get(rule);
  const codeFlows = codeFlowsOf(waysOfFinding(finding, sources), repository, limits);
  return {
    ruleId: rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: severity === 'error' ? 'error' : 'warning',
    message: textOf(message),
    locations: [
      { physicalLocation: physical(finding, finding, repository), ...within(finding.call.within) },
    ],
    ...(places.length === 0
      ? {}
      : {
          relatedLocations: places.map((place, index): Location => ({
            id: index + 1,
            physicalLocation: physical(place, { line: place.line }, repository),
            message: textOf(describeLoss(finding)),
          })),
        }),
    ...(codeFlows.length === 0 ? {} : { codeFlows }),
    partialFingerprints: { [FINGERPRINT]: fingerprintOf(finding) },
    properties: { messageId: finding.messageId, statuses, contract: finding.call.contract },
  };
}

function describeLoss({ statuses }: CheckFinding): string {
  return statuses.length === 0 ? 'Here.' : `What becomes of ${joinWords(statuses.map(String))}.`;
}

function codeFlowsOf(
  ways: readonly Way[],
  repository: Repository,
  { threadFlowLocations }: SarifLimits,
): CodeFlow[] {
  const flows: CodeFlow[] = [];
  let room = threadFlowLocations;
  for (const way of ways) {
    if (way.steps.length > room) continue;
    room -= way.steps.length;
    flows.push({
      message: textOf(`${joinWords(way.statuses.map(String))}: ${way.fate}`),
      threadFlows: [
        {
          locations: way.steps.map((step, index) => ({
            location: {
              physicalLocation: physical(step, step, repository),
              message: textOf(
                `${describeStep(step)}${step.decides ? ` → ${describeDecision(way.fate, step)}` : ''}`,
              ),
              ...within(step.within),
            },
            executionOrder: index + 1,
            importance: step.decides ? 'essential' : 'important',
          })),
        },
      ],
    });
  }
  return flows;
}

function within(name: string | null): Pick<Location, 'logicalLocations'> {
  return name === null
    ? {}
    : { logicalLocations: [{ fullyQualifiedName: name, kind: 'function' }] };
}

function toNotification(diagnostic: Diagnostic, repository: Repository): Notification {
  const { severity, file, line, column, message } = diagnostic;
  return {
    level: severity === 'error' ? 'error' : 'note',
    message: textOf(message),
    locations: [
      {
        physicalLocation: physical(
          { file },
          line === null ? null : { line, ...(column === null ? {} : { column }) },
          repository,
        ),
      },
    ],
  };
}

interface Region {
  line: number;
  column?: number;
  endLine?: number;
  endColumn?: number;
}

function physical(
  { file }: { file: string },
  region: Region | null,
  repository: Repository,
): PhysicalLocation {
  const path = pathInRepository(file, repository);
  return {
    artifactLocation: { uri: uriOf(path), uriBaseId: ROOT },
    ...(region === null
      ? {}
      : {
          region: {
            startLine: region.line,
            ...(region.column === undefined ? {} : { startColumn: region.column }),
            ...(region.endLine === undefined ? {} : { endLine: region.endLine }),
            ...(region.endColumn === undefined ? {} : { endColumn: region.endColumn }),
          },
        }),
  };
}

/** Plain text; what would be read as a link (SARIF 2.1.0, 3.11.6) is escaped. */
function textOf(text: string): Message {
  const shown = printable(text);
  return { text: shown.includes('](') ? shown.replaceAll(/[[\]\\]/g, String.raw`\$&`) : shown };
}
