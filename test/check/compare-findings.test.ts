import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printBaseline } from '../../src/check/baseline-file.js';
import { compareFindings, type FilesNow } from '../../src/check/compare-findings.js';
import type { CheckFinding } from '../../src/check/finding.js';
import { identifyCalls } from '../../src/check/identity.js';
import { toKnown } from '../../src/check/known-finding.js';
import type { ApiCall, Fate } from '../../src/facts/index.js';
import { apiCall } from '../report/calls.js';

interface Lossy {
  file?: string;
  within?: string;
  fate?: Fate;
  statuses?: number[];
  line?: number;
}

/** A call that loses statuses, and what the rule says of it. */
function lossy({
  file = 'src/a.ts',
  within = 'load',
  fate = 'lost',
  statuses = [402],
  line = 1,
}: Lossy): CheckFinding {
  const fates = Object.fromEntries(statuses.map((status) => [status, { kind: fate, at: [] }]));
  const call = apiCall({ file, within, line, fate: fates });
  return {
    file,
    line,
    column: 1,
    endLine: line,
    endColumn: 9,
    rule: 'unhappy-path/no-unhandled-status',
    severity: 'error',
    messageId: 'statusLost',
    message: 'It is lost.',
    call,
    statuses,
    identity: identifyCalls([call]).get(call) ?? '',
    places: [],
  };
}

const known = (...findings: CheckFinding[]) => toKnown(findings, '/project');

const ALL_CHECKED: FilesNow = { nameBefore: (file) => file, stateOf: () => 'checked' };

function fresh(findings: CheckFinding[], before: CheckFinding[], files = ALL_CHECKED) {
  return compareFindings(findings, known(...before), files).fresh;
}

describe('a finding is known', () => {
  it('wherever its lines have moved to', () => {
    expect(fresh([lossy({ line: 90 })], [lossy({ line: 3 })])).toEqual([]);
  });

  it('in a file that was renamed', () => {
    const files = { ...ALL_CHECKED, nameBefore: () => 'src/old.ts' };
    expect(fresh([lossy({ file: 'src/new.ts' })], [lossy({ file: 'src/old.ts' })], files)).toEqual(
      [],
    );
  });

  it('in the file that its function was moved to', () => {
    const now = [lossy({ file: 'src/b.ts' })];
    expect(compareFindings(now, known(lossy({})), ALL_CHECKED)).toEqual({ fresh: [], gone: [] });
  });

  it('when it has become better, or part of it was mended', () => {
    expect(fresh([lossy({ fate: 'stringified' })], [lossy({ fate: 'unchecked' })])).toEqual([]);
    expect(fresh([lossy({ statuses: [429] })], [lossy({ statuses: [402, 429] })])).toEqual([]);
  });
});

describe('a finding is new', () => {
  const isNew = (now: CheckFinding[], before: CheckFinding[], files = ALL_CHECKED): void => {
    expect(fresh(now, before, files)).toEqual(now);
  };

  it('in another function, though one less is found in the first', () => {
    isNew([lossy({ within: 'save' })], [lossy({ within: 'load' })]);
  });

  it('when a status more is lost, or is lost in a worse way', () => {
    isNew([lossy({ statuses: [402, 429] })], [lossy({ statuses: [402] })]);
    isNew([lossy({ fate: 'unchecked' })], [lossy({ fate: 'lost' })]);
  });

  it('as a copy of a function whose first is still as it was', () => {
    const copy = lossy({ file: 'src/b.ts' });
    expect(fresh([lossy({}), copy], [lossy({})])).toEqual([copy]);
  });

  it('where what is known stands in a file that this run left out', () => {
    const files: FilesNow = { ...ALL_CHECKED, stateOf: () => 'left out' };
    isNew([lossy({ file: 'src/b.ts' })], [lossy({})], files);
  });

  it('where nothing tells its call from others, unless their file is gone', () => {
    const vague = (file: string): CheckFinding => {
      const finding = lossy({ file });
      const call: ApiCall = {
        ...finding.call,
        within: null,
        url: { kind: 'dynamic', host: null, path: null },
      };
      return { ...finding, call, identity: identifyCalls([call]).get(call) ?? '' };
    };
    isNew([vague('src/b.ts')], [vague('src/a.ts')]);
    const files: FilesNow = { ...ALL_CHECKED, stateOf: () => 'gone' };
    expect(fresh([vague('src/b.ts')], [vague('src/a.ts')], files)).toEqual([]);
  });
});

it('tells which entries are gone, but not those of files that were left out', () => {
  const before = known(lossy({}), lossy({ within: 'save' }));
  expect(compareFindings([lossy({})], before, ALL_CHECKED).gone).toEqual([before[1]]);
  const files: FilesNow = { ...ALL_CHECKED, stateOf: () => 'left out' };
  expect(compareFindings([lossy({})], before, files).gone).toEqual([]);
});

const anyFinding = fc
  .record({
    file: fc.constantFrom('a.ts', 'b.ts', 'lib/c.ts'),
    within: fc.constantFrom('load', 'save', 'Api.send'),
    fate: fc.constantFrom<Fate>('stringified', 'lost', 'unchecked'),
    statuses: fc.subarray([402, 429, 503], { minLength: 1 }),
    line: fc.integer({ min: 1, max: 99 }),
  })
  .map(lossy);

const anyFindings = fc.uniqueArray(anyFinding, {
  selector: ({ file, identity }) => `${file} ${identity}`,
  maxLength: 9,
});

it('knows all that was there, whatever the order, and nothing is gone', () => {
  fc.assert(
    fc.property(anyFindings, (findings) => {
      const compared = compareFindings([...findings].reverse(), known(...findings), ALL_CHECKED);
      expect(compared).toEqual({ fresh: [], gone: [] });
    }),
  );
});

it('prints the same baseline whatever the order and the lines', () => {
  fc.assert(
    fc.property(anyFindings, fc.integer({ min: 1, max: 500 }), (findings, by) => {
      const moved = findings.map((finding) => ({ ...finding, line: finding.line + by })).reverse();
      expect(printBaseline(known(...moved))).toBe(printBaseline(known(...findings)));
    }),
  );
});
