import { readFileSync } from 'node:fs';
import { Ajv, type AnySchemaObject } from 'ajv';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatCheckJson } from '../../src/report/check-json.js';
import { finding, oddPath, oddText, REPORT, sources } from './findings.js';

const schema = JSON.parse(
  readFileSync(new URL('../../schemas/check.json', import.meta.url), 'utf8'),
) as AnySchemaObject;

it('has findings, diagnostics and a summary', () => {
  expect(formatCheckJson({ ...REPORT, findings: [finding()] }, sources())).toMatchInlineSnapshot(`
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

const GONE = {
  file: 'src/old.ts',
  rule: 'unhappy-path/no-unhandled-status',
  call: 'GET /v1/credits',
  id: '0123456789abcdef',
  defects: ['402 lost'],
};

const REPORTS = [
  REPORT,
  { ...REPORT, findings: [finding({ statuses: [], places: [] })] },
  { ...REPORT, comparison: { against: 'origin/main', known: 12, gone: [GONE] } },
  {
    ...REPORT,
    diagnostics: [
      { severity: 'note' as const, file: 'src/d.ts', line: null, column: null, message: 'skipped' },
    ],
  },
];

it('fits the published schema, which knows every key', () => {
  const isValid = new Ajv({ strict: true, strictRequired: false }).compile(closed(schema));
  for (const report of REPORTS) {
    void isValid(JSON.parse(formatCheckJson(report, sources())));
    expect(isValid.errors).toBeNull();
  }
});

it('breaks the schema where a key is missing or changes its type', () => {
  const isValid = new Ajv({ strict: true }).compile(schema);
  const accepts = (value: unknown): boolean => isValid(value) === true;
  const { findings, ...rest } = JSON.parse(formatCheckJson(REPORT, sources())) as Record<
    string,
    unknown
  >;
  expect(accepts(rest)).toBe(false);
  expect(accepts({ ...rest, findings: [{ ...(findings as object[])[0], line: '3' }] })).toBe(false);
});

it('keeps whatever characters paths and messages hold', () => {
  fc.assert(
    fc.property(oddPath, oddText, (file, message) => {
      const text = formatCheckJson(
        { ...REPORT, findings: [finding({ file, message })] },
        sources(),
      );
      const read = JSON.parse(text) as { findings: object[] };
      expect(read.findings[0]).toMatchObject({ file, message });
    }),
  );
});

/** The same schema, in which no object may have a key that is not described. */
function closed(node: AnySchemaObject): AnySchemaObject {
  return JSON.parse(
    JSON.stringify(node, (_key, value: unknown) =>
      typeof value === 'object' && value !== null && 'required' in value
        ? { ...value, additionalProperties: false }
        : value,
    ),
  ) as AnySchemaObject;
}
