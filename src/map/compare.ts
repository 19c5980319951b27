import type { ApiCall } from '../facts/index.js';
import { urlOf } from './call-url.js';
import { cellsOf } from './cells.js';
import type { CallChange, MapCall, MapData } from './map-data.js';
import { identitiesOf } from './identities-of.js';
import { compareValues } from './rank.js';

/** The calls of an earlier run. */
export interface EarlierRun {
  /** What the reader calls it: the file that was named. */
  name: string;
  calls: readonly ApiCall[];
}

/**
 * A map with what each call was in an earlier run. A call is the same where file and identity are; where its file is
 * gone, where the identity is, since files are renamed.
 *
 * @param calls those of the map, in its order
 */
export function compareWith(
  map: MapData,
  calls: readonly ApiCall[],
  { name, calls: before }: EarlierRun,
): MapData {
  const pairs = matchCalls(before, calls);
  const counts: Record<CallChange, number> = { worse: 0, better: 0, same: 0, new: 0 };
  const compared = map.calls.map((row, index): MapCall => {
    const call = calls[index];
    const old = call === undefined ? undefined : pairs.get(call);
    const changed =
      old === undefined ? { ...row, change: 'new' as const } : changedRow(row, old, map);
    counts[changed.change ?? 'same'] += 1;
    return changed;
  });
  const matched = new Set(pairs.values());
  const gone = before
    .filter((call) => !matched.has(call))
    .map((call) => ({
      file: call.file,
      line: call.line,
      method: call.method,
      url: urlOf(call),
    }));
  const { worse, better, same, new: added } = counts;
  return {
    ...map,
    calls: compared,
    comparison: { against: name, better, worse, same, added, gone },
  };
}

function changedRow(row: MapCall, old: ApiCall, { columns }: MapData): MapCall {
  const were = cellsOf(old, columns);
  const cells = row.cells.map((cell, index) => {
    const before = were[index]?.value ?? cell.value;
    const kind = columns[index]?.kind;
    if (before === cell.value || kind === undefined) return cell;
    return { ...cell, before, change: compareValues(kind, before, cell.value) };
  });
  const has = (change: 'better' | 'worse'): boolean => cells.some((cell) => cell.change === change);
  return { ...row, cells, change: has('worse') ? 'worse' : has('better') ? 'better' : 'same' };
}

/** Which call of the earlier run each call was; a call stands for one other at most. */
function matchCalls(
  before: readonly ApiCall[],
  after: readonly ApiCall[],
): ReadonlyMap<ApiCall, ApiCall> {
  const [old, now] = [identitiesOf(before), identitiesOf(after)];
  const filesNow = new Set(after.map(({ file }) => file));
  const inFile = new Map(before.map((call) => [`${call.file}\0${old.get(call) ?? ''}`, call]));
  const pairs = new Map<ApiCall, ApiCall>();
  for (const call of after) {
    const match = inFile.get(`${call.file}\0${now.get(call) ?? ''}`);
    if (match !== undefined) pairs.set(call, match);
  }
  // Files that are gone, each identity with the calls that had it, in their order.
  const left = new Map<string, ApiCall[]>();
  for (const call of before) {
    if (filesNow.has(call.file)) continue;
    const identity = old.get(call) ?? '';
    left.set(identity, [...(left.get(identity) ?? []), call]);
  }
  const filesBefore = new Set(before.map(({ file }) => file));
  for (const call of after) {
    if (filesBefore.has(call.file)) continue;
    const match = left.get(now.get(call) ?? '')?.shift();
    if (match !== undefined) pairs.set(call, match);
  }
  return pairs;
}
