import fc from 'fast-check';
import pc from 'picocolors';
import type { CheckFinding } from '../../src/check/finding.js';
import type { Way } from '../../src/facts/index.js';
import type { Coverage } from '../../src/project/coverage.js';
import type { Surface } from '../../src/report/check-formats.js';
import type { CheckReport, CheckSources } from '../../src/report/check-report.js';
import { NO_REPOSITORY } from '../../src/report/repository.js';
import { apiCall } from './calls.js';

export const COVERAGE: Coverage = {
  files: 1204,
  calls: 3,
  unknownCalls: 1,
  unknownFacts: { checked: 0, fate: 1, idempotency: 1, requestId: 0 },
  reasons: [
    { reason: 'passed to an import', count: 2 },
    { reason: 'computed method', count: 1 },
  ],
  failedFiles: 1,
  notSupported: new Map([['.vue', 2]]),
  tests: 4,
};

/** A finding, changed as the test needs it. */
export function finding(change: Partial<CheckFinding> = {}): CheckFinding {
  return {
    file: 'src/a.ts',
    line: 3,
    column: 9,
    endLine: 3,
    endColumn: 30,
    rule: 'unhappy-path/no-unhandled-status',
    severity: 'error',
    messageId: 'statusLost',
    message: '402 of GET /v1/credits is lost in line 8. Keep the status on the error.',
    call: apiCall(),
    identity: '0123456789abcdef',
    statuses: [402],
    places: [{ file: 'src/a.ts', line: 8 }],
    ...change,
  };
}

export const REPORT: CheckReport = {
  findings: [
    finding(),
    finding({
      line: 120,
      column: 1,
      endLine: 120,
      rule: 'unhappy-path/require-request-id',
      severity: 'warn',
    }),
    finding({ file: 'src/b.ts' }),
  ],
  suppressed: 2,
  diagnostics: [
    {
      severity: 'error',
      file: 'src/c.ts',
      line: 1,
      column: 2,
      message: 'syntax error',
      stack: 'at x',
    },
  ],
  coverage: COVERAGE,
  comparison: null,
};

/** Nothing found, and nothing in the way. */
export const CLEAN: CheckReport = {
  ...REPORT,
  findings: [],
  suppressed: 0,
  diagnostics: [],
  coverage: { ...COVERAGE, failedFiles: 0 },
};

export const PLAIN: Surface = {
  colors: pc.createColors(false),
  width: Infinity,
  repository: NO_REPOSITORY,
};

/** Of a finding's call no more is known than the test says. */
export function sources(ways: readonly Way[] = []): CheckSources {
  return { textOf: () => null, waysOf: () => ways, callersOf: () => [] };
}

/** So many findings in as many files as a large project has. */
export function manyFindings(count: number): CheckFinding[] {
  return Array.from({ length: count }, (_, index) =>
    finding({ file: `src/${String(Math.floor(index / 4)).padStart(5, '0')}.ts`, line: index + 1 }),
  );
}

/** Text with whatever a file name, an address or a message can hold, controls and markup included. */
export const oddText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          '%',
          '%0A',
          '::',
          ',',
          '\r',
          '\n',
          '\t',
          '<b>',
          '</testcase>',
          ']]>',
          '&amp;',
          '"',
          "'",
        ],
        ...['`', '``', '*', '_', '[x](http://a.example)', '![', '<!-- ', '-->', '@octocat', '#12'],
        ...['|', '\\', '~~', '{0}', '\u001b[31m', '\u202E', '\u2028', 'ü', '😀', ' ', '?', '$&'],
      ),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''));

/** A path of a file as findings name it. */
export const oddPath: fc.Arbitrary<string> = fc
  .array(
    oddText
      .map((text) => text.replaceAll(/[/\0]/g, '-'))
      .filter((segment) => segment !== '' && segment !== '.' && segment !== '..'),
    { minLength: 1, maxLength: 3 },
  )
  .map((segments) => segments.join('/'))
  .filter((path) => !/^[a-z]:/i.test(path));
