import fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import { expect, it } from 'vitest';
import { formatCheckJunit } from '../../src/report/check-junit.js';
import type { CheckReport } from '../../src/report/check-report.js';
import {
  CLEAN,
  finding,
  manyFindings,
  oddPath,
  oddText,
  PLAIN,
  REPORT,
  sources,
} from './findings.js';

const write = (report: CheckReport): string => formatCheckJunit(report, sources(), PLAIN);

it('has a suite for each file and a case for each finding; a warning fails nothing', () => {
  expect(write(REPORT)).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="unhappy-path" tests="4" failures="2" errors="1" skipped="1" time="0">
      <testsuite name="src/c.ts" tests="1" failures="0" errors="1" skipped="0" time="0">
        <testcase classname="src/c.ts" name="is checked" file="src/c.ts" time="0">
          <error type="unhappy-path/not-checked" message="syntax error">src/c.ts:1:2&#10;syntax error</error>
        </testcase>
      </testsuite>
      <testsuite name="src/a.ts" tests="2" failures="1" errors="0" skipped="1" time="0">
        <testcase classname="src/a.ts" name="3:9 unhappy-path/no-unhandled-status" file="src/a.ts" time="0">
          <failure type="unhappy-path/no-unhandled-status" message="402 of GET /v1/credits is lost in line 8. Keep the status on the error.">src/a.ts:3:9&#10;402 of GET /v1/credits is lost in line 8. Keep the status on the error.</failure>
        </testcase>
        <testcase classname="src/a.ts" name="120:1 unhappy-path/require-request-id" file="src/a.ts" time="0">
          <skipped type="unhappy-path/require-request-id" message="402 of GET /v1/credits is lost in line 8. Keep the status on the error.">src/a.ts:120:1&#10;402 of GET /v1/credits is lost in line 8. Keep the status on the error.</skipped>
        </testcase>
      </testsuite>
      <testsuite name="src/b.ts" tests="1" failures="1" errors="0" skipped="0" time="0">
        <testcase classname="src/b.ts" name="3:9 unhappy-path/no-unhandled-status" file="src/b.ts" time="0">
          <failure type="unhappy-path/no-unhandled-status" message="402 of GET /v1/credits is lost in line 8. Keep the status on the error.">src/b.ts:3:9&#10;402 of GET /v1/credits is lost in line 8. Keep the status on the error.</failure>
        </testcase>
      </testsuite>
    </testsuites>"
  `);
});

it('is one case that passed where nothing was found: some servers refuse an empty report', () => {
  expect(write(CLEAN)).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="unhappy-path" tests="1" failures="0" errors="0" skipped="0" time="0">
      <testsuite name="unhappy-path" tests="1" failures="0" errors="0" skipped="0" time="0">
        <testcase classname="unhappy-path" name="no findings" time="0" />
      </testsuite>
    </testsuites>"
  `);
});

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseAttributeValue: false,
  trimValues: false,
  htmlEntities: true,
});

it('is XML that a parser reads back, whatever characters paths and messages hold', () => {
  fc.assert(
    fc.property(oddPath, oddText, (file, message) => {
      const text = write({ ...CLEAN, findings: [finding({ file, message })] });
      const read = parser.parse(text) as {
        testsuites: {
          testsuite: { name: string; testcase: { file: string; failure: { message: string } } };
        };
      };
      const { name, testcase } = read.testsuites.testsuite;
      expect(name).toBe(asXml(file));
      expect(testcase.file).toBe(asXml(file));
      expect(testcase.failure.message).toBe(asXml(message));
    }),
  );
});

/** XML 1.0 has no spelling for most control characters. */
function asXml(text: string): string {
  return Array.from(text)
    .map((character) => (/[\t\n\r]/.test(character) || character >= ' ' ? character : '\uFFFD'))
    .join('')
    .replaceAll(/[\uFFFE\uFFFF]/g, '\uFFFD');
}

it('writes 2,000 findings within a second', () => {
  const findings = manyFindings(2_000);
  const start = performance.now();
  expect(write({ ...CLEAN, findings })).toContain('tests="2000"');
  expect(performance.now() - start).toBeLessThan(1_000);
});
