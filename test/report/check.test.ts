import pc from 'picocolors';
import { describe, expect, it } from 'vitest';
import type { CheckFinding } from '../../src/check/finding.js';
import type { Coverage } from '../../src/project/coverage.js';
import { formatCheckJson } from '../../src/report/check-json.js';
import type { CheckReport } from '../../src/report/check-report.js';
import { formatCheckStylish } from '../../src/report/check-stylish.js';
import { formatCoverage } from '../../src/report/coverage-line.js';
import { apiCall } from './calls.js';

const COVERAGE: Coverage = {
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

function finding(change: Partial<CheckFinding> = {}): CheckFinding {
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

const REPORT: CheckReport = {
  findings: [
    finding(),
    finding({ line: 120, column: 1, rule: 'unhappy-path/require-request-id', severity: 'warn' }),
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

const NO_CALLERS = { callersOf: () => [] };

describe('stylish', () => {
  const plain = { colors: pc.createColors(false), width: Infinity };

  it('shows a block a file and a total', () => {
    expect(formatCheckStylish(REPORT, NO_CALLERS, plain)).toMatchInlineSnapshot(`
      "src/a.ts
        3:9    error    402 of GET /v1/credits is lost in line 8. Keep the status on the error.  unhappy-path/no-unhandled-status
        120:1  warning  402 of GET /v1/credits is lost in line 8. Keep the status on the error.  unhappy-path/require-request-id

      src/b.ts
        3:9    error    402 of GET /v1/credits is lost in line 8. Keep the status on the error.  unhappy-path/no-unhandled-status

      ✖ 3 findings in 2 files (2 errors, 1 warning)
        2 more findings switched off by eslint-disable comments."
    `);
  });

  it('on a terminal wraps a message below its own beginning', () => {
    const text = formatCheckStylish({ ...REPORT, findings: [finding()] }, NO_CALLERS, {
      ...plain,
      width: 60,
    });
    expect(text).toMatchInlineSnapshot(`
      "src/a.ts
        3:9  error    402 of GET /v1/credits is lost in line 8.
                      Keep the status on the error.
                      unhappy-path/no-unhandled-status

      ✖ 1 finding in 1 file (1 error, 0 warnings)
        2 more findings switched off by eslint-disable comments."
    `);
  });

  it('says that nothing was found, and what comments switched off', () => {
    const coverage = { ...COVERAGE, failedFiles: 0 };
    expect(
      formatCheckStylish({ ...REPORT, coverage, findings: [], suppressed: 1 }, NO_CALLERS, plain),
    ).toBe('No findings.\n  1 more finding switched off by eslint-disable comments.');
  });

  it('names the callers that have the same from a wrapper, and what is no longer found', () => {
    const callersOf = () => [apiCall({ file: 'src/x.ts', line: 7 }), apiCall({ line: 9 })];
    const entry = { file: 'src/y.ts', rule: 'unhappy-path/a', call: 'GET /b', id: '', defects: [] };
    const comparison = { against: 'main', known: 3, gone: [entry] };
    const report = { ...REPORT, findings: [finding()], suppressed: 0, comparison };
    expect(formatCheckStylish(report, { callersOf }, plain)).toMatchInlineSnapshot(`
      "src/a.ts
        3:9  error    402 of GET /v1/credits is lost in line 8. Keep the status on the error.  unhappy-path/no-unhandled-status
                      the same for its callers at src/x.ts:7, src/credits.ts:9

      ✖ 1 finding in 1 file (1 error, 0 warnings)
        3 known findings are left out (against main).
        1 finding of before is gone (against main).
          src/y.ts  GET /b  unhappy-path/a"
    `);
  });

  it('does not sound all clear where something could not be checked', () => {
    expect(formatCheckStylish({ ...REPORT, findings: [], suppressed: 0 }, NO_CALLERS, plain)).toBe(
      'No findings in what could be checked.',
    );
  });
});

it('json has findings, diagnostics and a summary', () => {
  expect(formatCheckJson({ ...REPORT, findings: [finding()] }, NO_CALLERS)).toMatchInlineSnapshot(`
    "{
      "version": 1,
      "findings": [
        {
          "file": "src/a.ts",
          "line": 3,
          "column": 9,
          "endLine": 3,
          "endColumn": 30,
          "rule": "unhappy-path/no-unhandled-status",
          "severity": "error",
          "messageId": "statusLost",
          "message": "402 of GET /v1/credits is lost in line 8. Keep the status on the error.",
          "fingerprint": "d34e59707256ff59",
          "statuses": [
            402
          ],
          "places": [
            {
              "file": "src/a.ts",
              "line": 8
            }
          ],
          "callers": []
        }
      ],
      "diagnostics": [
        {
          "severity": "error",
          "file": "src/c.ts",
          "line": 1,
          "column": 2,
          "message": "syntax error"
        }
      ],
      "summary": {
        "errors": 1,
        "warnings": 0,
        "suppressed": 2,
        "comparison": null,
        "files": 1204,
        "calls": 3,
        "unknownCalls": 1,
        "unknownFacts": {
          "checked": 0,
          "fate": 1,
          "idempotency": 1,
          "requestId": 0
        },
        "unknownBecause": [
          {
            "reason": "passed to an import",
            "count": 2
          },
          {
            "reason": "computed method",
            "count": 1
          }
        ],
        "notReadYet": {
          ".vue": 2
        },
        "testFilesLeftOut": 4
      }
    }"
  `);
});

describe('the last line', () => {
  it('counts what was not seen, and why', () => {
    expect(formatCoverage(COVERAGE)).toMatchInlineSnapshot(
      `"Analysed 3 calls in 1,204 files; unknown in part: 1 (fate 1, key 1; passed to an import: 2; computed method: 1); not checked: 1 (see the errors); not read yet: 2 .vue files; left out: 4 test files (--tests reads them)."`,
    );
  });

  it('is short where everything was seen', () => {
    const all = {
      ...COVERAGE,
      files: 1,
      calls: 1,
      unknownCalls: 0,
      unknownFacts: { checked: 0, fate: 0, idempotency: 0, requestId: 0 },
      reasons: [],
      failedFiles: 0,
      notSupported: new Map<string, number>(),
      tests: 0,
    };
    expect(formatCoverage(all)).toMatchInlineSnapshot(
      `"Analysed 1 call in 1 file; unknown in part: 0."`,
    );
  });
});
