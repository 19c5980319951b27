import { describe, expect, it } from 'vitest';
import { formatCheckStylish } from '../../src/report/check-stylish.js';
import { formatCoverage } from '../../src/report/coverage-line.js';
import { apiCall } from './calls.js';
import { COVERAGE, finding, PLAIN as plain, REPORT } from './findings.js';

const NO_CALLERS = { callersOf: () => [] };

describe('stylish', () => {
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
