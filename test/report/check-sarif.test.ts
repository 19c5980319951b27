import { gzipSync } from 'node:zlib';
import { sarifToMarkdown } from '@security-alert/sarif-to-markdown';
import fc from 'fast-check';
import type { Result } from 'sarif';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.js';
import type { Step, Way } from '../../src/facts/index.js';
import { formatCheckSarif } from '../../src/report/check-sarif.js';
import type { CheckReport } from '../../src/report/check-report.js';
import { printable } from '../../src/report/printable.js';
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
import { readSarif } from './sarif-schema.js';

function step(change: Partial<Step>): Step {
  return {
    kind: 'sent',
    file: 'src/a.ts',
    line: 3,
    column: 9,
    endLine: change.line ?? 3,
    endColumn: 30,
    within: 'load',
    name: 'fetch',
    carries: null,
    elsewhere: [],
    apart: [],
    decides: false,
    ...change,
  };
}

const LOST: Way = {
  statuses: [402, 429],
  fate: 'lost',
  steps: [
    step({}),
    step({ kind: 'tested', line: 7, name: null, elsewhere: ['2xx'] }),
    step({ kind: 'thrown', line: 8, name: 'Error', carries: [], decides: true }),
  ],
};

function run(report: CheckReport, ways: readonly Way[] = [], surface = PLAIN) {
  const [only, ...more] = readSarif(formatCheckSarif(report, sources(ways), surface)).runs;
  if (only === undefined || more.length > 0) throw new Error('one run expected');
  return only;
}

function resultOf(change: Parameters<typeof finding>[0], ways: readonly Way[] = []): Result {
  const result = run({ ...CLEAN, findings: [finding(change)] }, ways).results?.[0];
  if (result === undefined) throw new Error('one result expected');
  return result;
}

it('has a result for each finding, at its place, with what ESLint says', () => {
  const { locations, ...result } = resultOf({ endLine: 5, endColumn: 2 });
  expect(locations?.[0]?.physicalLocation).toEqual({
    artifactLocation: { uri: 'src/a.ts', uriBaseId: '%SRCROOT%' },
    region: { startLine: 3, startColumn: 9, endLine: 5, endColumn: 2 },
  });
  expect(result).toMatchObject({
    ruleId: 'unhappy-path/no-unhandled-status',
    level: 'error',
    message: { text: '402 of GET /v1/credits is lost in line 8. Keep the status on the error.' },
    relatedLocations: [
      {
        id: 1,
        message: { text: 'What becomes of 402.' },
        physicalLocation: { region: { startLine: 8 } },
      },
    ],
    partialFingerprints: { 'unhappyPathFinding/v1': 'd34e59707256ff59' },
  });
});

it('describes every rule, and results point at theirs', () => {
  const { tool, results = [] } = run(REPORT);
  const described = tool.driver.rules ?? [];
  expect(described.map(({ id }) => id)).toEqual(rules.map(({ name }) => `unhappy-path/${name}`));
  for (const { help, helpUri, properties } of described) {
    expect(help?.markdown).toContain(helpUri);
    expect(properties?.tags).toContain('error-handling');
  }
  expect(results.map(({ ruleIndex }) => described[ruleIndex ?? -1]?.id)).toEqual(
    results.map(({ ruleId }) => ruleId),
  );
  expect(results.map(({ level }) => level)).toEqual(['error', 'warning', 'error']);
});

describe('the way of the answer', () => {
  const messagesOf = ({ codeFlows = [] }: Result): (string | undefined)[][] =>
    codeFlows.map(({ threadFlows }) =>
      (threadFlows[0]?.locations ?? []).map(({ location }) => location?.message?.text),
    );

  it('leads from the call to the line that loses the status', () => {
    const result = resultOf({ statuses: [402] }, [LOST]);
    expect(messagesOf(result)).toEqual([
      [
        '`fetch` sends the request',
        'the status is tested: 2xx goes another way',
        '`Error` is thrown with nothing of the answer → lost here',
      ],
    ]);
    const [flow] = result.codeFlows ?? [];
    expect(flow?.message?.text).toBe('402: lost');
    const lines = flow?.threadFlows[0]?.locations.map(
      ({ location }) => location?.physicalLocation?.region?.startLine,
    );
    expect(lines).toEqual([3, 7, 8]);
  });

  it('is not that of other statuses', () => {
    expect(messagesOf(resultOf({ statuses: [503] }, [LOST]))).toEqual([]);
  });

  it('ends, for a finding about no status in particular, at the line that it names', () => {
    const places = [{ file: 'src/a.ts', line: 7 }];
    const [steps] = messagesOf(resultOf({ statuses: [], places }, [LOST]));
    expect(steps).toHaveLength(2);
    expect(messagesOf(resultOf({ statuses: [], places: [] }, [LOST]))).toEqual([]);
  });
});

it('says what could not be checked, and that the run was no success', () => {
  const { invocations } = run(REPORT);
  expect(invocations).toMatchObject([
    {
      executionSuccessful: false,
      toolExecutionNotifications: [
        {
          level: 'error',
          message: { text: 'syntax error' },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: 'src/c.ts' },
                region: { startLine: 1, startColumn: 2 },
              },
            },
          ],
        },
      ],
    },
  ]);
  expect(run(CLEAN)).toMatchObject({ invocations: [{ executionSuccessful: true }], results: [] });
});

it('names files from the root of the repository', () => {
  const surface = { ...PLAIN, repository: { folder: 'packages/api', site: null } };
  const { results } = run({ ...CLEAN, findings: [finding()] }, [], surface);
  expect(results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe(
    'packages/api/src/a.ts',
  );
});

it('fits the official schema, whatever characters paths and messages hold', () => {
  fc.assert(
    fc.property(oddPath, oddText, (file, message) => {
      const result = resultOf({ file, message, places: [{ file, line: 8 }] }, [LOST]);
      const uri = result.locations?.[0]?.physicalLocation?.artifactLocation?.uri ?? '';
      expect(uri).toMatch(/^[\w\-.~%/]+$/);
      expect(decodeURIComponent(uri)).toBe(file);
      // What is no link must not look like one.
      const { text = '' } = result.message;
      expect(text).not.toMatch(/(?<!\\)\]\(/);
      expect(text.replaceAll(/\\([[\]\\])/g, '$1')).toBe(
        text === printable(message)
          ? printable(message).replaceAll(/\\([[\]\\])/g, '$1')
          : printable(message),
      );
    }),
  );
});

it('gives a reader of SARIF the same findings', () => {
  const read = sarifToMarkdown({
    owner: 'o',
    repo: 'r',
    branch: 'b',
    sourceRoot: '',
    title: 't',
  })(JSON.parse(formatCheckSarif(REPORT, sources(), PLAIN)) as never);
  const links = read.flatMap(({ body }) => [...body.matchAll(/^ +- (https:\S+)$/gm)]);
  expect(links.map(([, link]) => link?.replace('https://github.com/o/r/blob/b/', ''))).toEqual([
    'src/a.ts#L3-L3',
    'src/b.ts#L3-L3',
    'src/a.ts#L120-L120',
  ]);
  expect(read[0]?.body).toContain('[unhappy-path/no-unhandled-status]');
});

describe('what GitHub takes of an upload', () => {
  const limits = { results: 3, threadFlowLocations: 5, gzipBytes: 10_000_000 };
  const notesOf = (text: string): (string | undefined)[] =>
    (readSarif(text).runs[0]?.invocations?.[0]?.toolExecutionNotifications ?? []).map(
      ({ message }) => message.text,
    );

  it('is kept to: warnings go before errors, and a note says so', () => {
    const findings = [finding({ severity: 'warn' }), ...manyFindings(3)];
    const text = formatCheckSarif({ ...CLEAN, findings }, sources(), PLAIN, limits);
    const { results = [] } = readSarif(text).runs[0] ?? {};
    expect(results.map(({ level }) => level)).toEqual(['error', 'error', 'error']);
    expect(notesOf(text)).toEqual(['1 finding of 4 is left out: GitHub takes no larger file.']);
  });

  it('holds for the steps of one result', () => {
    const text = formatCheckSarif(
      { ...CLEAN, findings: [finding({ statuses: [402, 429] })] },
      sources([LOST, { ...LOST, statuses: [429] }]),
      PLAIN,
      limits,
    );
    expect(readSarif(text).runs[0]?.results?.[0]?.codeFlows).toHaveLength(1);
  });

  it('holds for bytes: the ways go first, findings last', () => {
    const report = { ...CLEAN, findings: manyFindings(100) };
    const written = (gzipBytes: number): string =>
      formatCheckSarif(report, sources([LOST]), PLAIN, { ...limits, results: 25_000, gzipBytes });
    const sizeOf = (text: string): number => gzipSync(text).length;
    const bare = written(sizeOf(written(10_000_000)) - 1);
    expect(readSarif(bare).runs[0]?.results).toHaveLength(100);
    expect(bare).not.toContain('codeFlows');
    expect(notesOf(bare)).toHaveLength(1);
    const cut = written(sizeOf(bare) - 1);
    expect(sizeOf(cut)).toBeLessThan(sizeOf(bare));
    expect(readSarif(cut).runs[0]?.results).toHaveLength(50);
    expect(notesOf(cut)).toHaveLength(2);
  });
});
