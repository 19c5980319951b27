import { Ajv } from 'ajv';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatCheckGitlab } from '../../src/report/check-gitlab.js';
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

interface Degradation {
  description: string;
  fingerprint: string;
  location: { path: string };
}

const read = (report: CheckReport, surface = PLAIN): Degradation[] =>
  JSON.parse(formatCheckGitlab(report, sources(), surface)) as Degradation[];

/** What https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format asks for. */
const isValid = new Ajv().compile({
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    properties: {
      description: { type: 'string', minLength: 1 },
      check_name: { type: 'string', minLength: 1 },
      fingerprint: { type: 'string', minLength: 1 },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        properties: {
          path: { type: 'string', not: { pattern: '^\\.?/' } },
          lines: {
            type: 'object',
            required: ['begin'],
            properties: { begin: { type: 'integer', minimum: 1 }, end: { type: 'integer' } },
          },
        },
      },
    },
  },
});

it('has an entry for each finding, and for what could not be checked', () => {
  const [failed, first, warned] = read(REPORT);
  expect(failed).toMatchObject({
    description: 'Not checked: syntax error',
    severity: 'critical',
    location: { path: 'src/c.ts', lines: { begin: 1 } },
  });
  expect(first).toMatchObject({
    description: '402 of GET /v1/credits is lost in line 8. Keep the status on the error.',
    check_name: 'unhappy-path/no-unhandled-status',
    severity: 'major',
    location: { path: 'src/a.ts', lines: { begin: 3, end: 3 } },
  });
  expect(warned).toMatchObject({ severity: 'minor', location: { lines: { begin: 120 } } });
});

it('is an empty list where nothing was found, by which GitLab knows that all is mended', () => {
  expect(read(CLEAN)).toEqual([]);
});

it('fits what GitLab documents, whatever characters paths and messages hold', () => {
  fc.assert(
    fc.property(oddPath, oddText, (file, text) => {
      const message = `402 ${text}`;
      const entries = read({ ...REPORT, findings: [finding({ file, message })] });
      isValid(entries);
      expect(isValid.errors).toBeNull();
      expect(entries[1]?.location.path).toBe(file);
    }),
  );
});

it('names a finding by the same fingerprint when it moves, and two findings never', () => {
  const [here] = read({ ...CLEAN, findings: [finding()] });
  const [moved] = read({ ...CLEAN, findings: [finding({ line: 40, endLine: 41 })] });
  expect(moved?.fingerprint).toBe(here?.fingerprint);

  const alike = ['src/a.ts', 'src/b.ts'].map((file) => finding({ file }));
  const prints = read({ ...CLEAN, findings: alike }).map(({ fingerprint }) => fingerprint);
  expect(new Set(prints).size).toBe(2);
});

it('names files from the root of the repository', () => {
  const repository = { folder: 'packages/api', site: null };
  const [one] = read({ ...CLEAN, findings: [finding()] }, { ...PLAIN, repository });
  expect(one?.location.path).toBe('packages/api/src/a.ts');
});

it('writes 2,000 findings within a second', () => {
  const findings = manyFindings(2_000);
  const start = performance.now();
  read({ ...CLEAN, findings });
  expect(performance.now() - start).toBeLessThan(1_000);
});
