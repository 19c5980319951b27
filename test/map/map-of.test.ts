import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ApiCall } from '../../src/facts/index.js';
import { countCells, shareHandled } from '../../src/map/count-cells.js';
import { readEarlierRun } from '../../src/map/earlier-run.js';
import type { MapData } from '../../src/map/map-data.js';
import { mapOf } from '../../src/map/map-of.js';
import { formatInspectJson } from '../../src/report/inspect-json.js';
import { callWith, fateAt, OVERTEN } from '../rules/facts.js';
import { manyCalls } from './many-calls.js';

function map(calls: readonly ApiCall[], before?: readonly ApiCall[]): MapData {
  return mapOf(calls, {
    contractNames: new Map([['overten', 'Overten']]),
    ownersOf: () => [],
    earlier: before === undefined ? null : { name: 'before.json', calls: before },
  });
}

function cellsOf({ columns, calls: [call] }: MapData): Record<string, string> {
  return Object.fromEntries(
    columns.map(({ id }, index) => [
      id,
      `${call?.cells[index]?.value ?? ''}, ${call?.cells[index]?.standing ?? ''}`,
    ]),
  );
}

describe('the cells of a call', () => {
  test('tell its fates, its key, its request id and its retry', () => {
    const call = callWith({
      ...OVERTEN,
      fate: { 402: fateAt('stringified', 3), 408: fateAt('unknown'), 429: fateAt('propagated', 3) },
      idempotency: 'unstable',
      requestId: 'na',
      retry: {
        bounded: true,
        backoff: true,
        retryAfter: false,
        retriesNonRetryable: true,
        postWithoutKey: false,
      },
    });
    expect(cellsOf(map([call]))).toEqual({
      402: 'stringified, unhandled',
      429: 'propagated, handled',
      408: 'unknown, unknown',
      key: 'unstable, unhandled',
      'request-id': 'na, none',
      retry: 'careless, unhandled',
    });
  });

  test('are not counted where the fact is decided at another call', () => {
    const via = { name: 'send', file: 'src/send.ts', line: 3, decides: ['402' as const] };
    const call = callWith({ via, fate: { 402: fateAt('lost', 4), 429: fateAt('lost', 4) } });
    expect(cellsOf(map([call]))).toMatchObject({ 402: 'lost, none', 429: 'lost, unhandled' });
  });

  test('join the statuses that are too many for columns of their own, of which the worst counts', () => {
    const statuses = [402, 429, 408, 409, 413, 422, 423, 425];
    const common = callWith({
      fate: Object.fromEntries(statuses.slice(0, 5).map((one) => [one, fateAt('propagated', 3)])),
    });
    const rare = callWith({
      line: 30,
      fate: Object.fromEntries(
        statuses.map((one) => [one, fateAt(one === 423 ? 'lost' : 'distinguished', 3)]),
      ),
    });
    const { columns, calls } = map([common, rare]);
    expect(columns.map(({ label }) => label).slice(0, 6)).toEqual([
      '402',
      '429',
      '408',
      '409',
      '413',
      'others',
    ]);
    expect(calls.map(({ cells }) => cells[5]?.value)).toEqual(['na', 'lost']);
  });
});

describe('against an earlier run', () => {
  const lost = { 402: fateAt('lost', 3), 429: fateAt('propagated', 3) };
  const told = { 402: fateAt('distinguished', 3), 429: fateAt('propagated', 3) };

  test.each([
    ['worse', told, lost],
    ['better', lost, told],
    ['same', lost, lost],
    // Who can no longer follow an answer does not know that it became worse.
    ['same', told, { ...told, 402: fateAt('unknown') }],
    // One path that became worse is not outweighed by another.
    ['worse', { ...told, 429: fateAt('lost', 3) }, { ...lost, 429: fateAt('propagated', 3) }],
  ])('a call is %s', (change, before, after) => {
    const compared = map([callWith({ fate: after })], [callWith({ fate: before, line: 99 })]);
    expect(compared.calls[0]?.change).toBe(change);
  });

  test('a call is the same in a file with another name, where the old one is gone', () => {
    const before = callWith({ file: 'src/old.ts', within: 'order', fate: told });
    const after = callWith({ file: 'src/new.ts', within: 'order', fate: lost });
    expect(map([after], [before]).comparison).toMatchObject({ worse: 1, added: 0, gone: [] });
    expect(map([after, callWith({ file: 'src/old.ts' })], [before]).comparison).toMatchObject({
      worse: 0,
      added: 2,
      gone: [{ file: 'src/old.ts', line: 10, method: 'POST', url: 'example.com/orders' }],
    });
  });

  test('alike calls of a function are compared in their order', () => {
    const calls = (first: ApiCall['fate'], second: ApiCall['fate']) => [
      callWith({ line: 1, fate: first }),
      callWith({ line: 5, fate: second }),
    ];
    const compared = map(calls(lost, lost), calls(lost, told));
    expect(compared.calls.map(({ change }) => change)).toEqual(['same', 'worse']);
  });

  test('statuses of both runs have a column', () => {
    const before = callWith({ fate: { ...lost, 408: fateAt('lost', 3) } });
    const compared = map([callWith({ fate: lost })], [before]);
    expect(compared.columns.map(({ id }) => id)).toContain('408');
    expect(compared.comparison).toMatchObject({ same: 1 });
  });
});

describe('an earlier report', () => {
  test('is read as inspect --json writes it', () => {
    const calls = manyCalls(20);
    const read = readEarlierRun('x', formatInspectJson(calls));
    expect(read).toEqual({ ok: true, run: { name: 'x', calls } });
  });

  test.each([
    ['not JSON', '{', /^is not JSON; write one with `unhappy-path inspect --json`/],
    ['another report', '{"version":1,"findings":[]}', /^is not a report of calls \("calls"/],
    [
      'a value that is not known',
      formatInspectJson([callWith()]).replace('"yes"', '"perhaps"'),
      /"calls\.0\.checked"/,
    ],
    ['a list', '[]', /^is not a report of calls/],
  ])('that is %s is refused in one line', (_, text, problem) => {
    const read = readEarlierRun('x', text);
    expect(read).toEqual({ ok: false, problem: expect.stringMatching(problem) as string });
    expect(read.ok ? '' : read.problem).not.toContain('\n');
  });
});

/** Any calls out of those that a project could have, some of them left out, some twice. */
const someCalls = fc.array(fc.integer({ min: 0, max: 199 }), { maxLength: 60 }).map((indices) => {
  const all = manyCalls(200);
  return indices.flatMap((index) => all[index] ?? []).map((call) => ({ ...call }));
});

describe('for any calls', () => {
  test('each cell is counted once', () => {
    fc.assert(
      fc.property(someCalls, (calls) => {
        const { columns, calls: rows } = map(calls);
        const all = Object.values(countCells(rows)).reduce((sum, one) => sum + one, 0);
        expect(all).toBe(calls.length * columns.length);
        const perColumn = columns.map((_, index) => countCells(rows, index));
        expect(perColumn.reduce((sum, { unhandled }) => sum + unhandled, 0)).toBe(
          countCells(rows).unhandled,
        );
        const share = shareHandled(countCells(rows));
        expect(share === null || (share >= 0 && share <= 1)).toBe(true);
      }),
    );
  });

  test('what is better, worse or the same is what was matched, and nothing is matched twice', () => {
    fc.assert(
      fc.property(someCalls, someCalls, (before, after) => {
        const { comparison } = map(after, before);
        const { better = 0, worse = 0, same = 0, added = 0, gone = [] } = comparison ?? {};
        expect(better + worse + same).toBe(after.length - added);
        expect(better + worse + same).toBe(before.length - gone.length);
      }),
    );
  });

  test('nothing differs from itself', () => {
    fc.assert(
      fc.property(someCalls, (calls) => {
        const again = calls.map((call) => ({ ...call, line: call.line + 100 }));
        expect(map(again, calls).comparison).toMatchObject({
          better: 0,
          worse: 0,
          added: 0,
          gone: [],
        });
      }),
    );
  });
});
