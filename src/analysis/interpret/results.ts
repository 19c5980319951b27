import { State } from '../state/state.js';
import { unite, type Value } from '../values/value.js';
import type { Result } from './engine.js';

export function bind(
  results: readonly Result[],
  next: (s: State, v: Value) => readonly Result[],
): Result[] {
  const [only] = results;
  if (only !== undefined && results.length === 1) return [...next(only.s, only.v)];
  return results.flatMap(({ s, v }) => next(s, v));
}

/** One result for each thing that calls have come to; values of paths that fall together become alternatives. */
export function mergeResults(results: readonly Result[]): Result[] {
  if (results.length < 2) return [...results];
  const groups = new Map<string, Result[]>();
  for (const result of results) {
    const key = result.s.key();
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [result]);
    else group.push(result);
  }
  const merged: Result[] = [];
  for (const group of groups.values()) {
    const [first] = group;
    if (first === undefined) continue;
    if (group.length === 1) {
      merged.push(first);
      continue;
    }
    const [s] = State.merge(group.map((result) => result.s));
    if (s === undefined) continue;
    merged.push({ s, v: unite(group.map((result) => result.v)), thrownAt: first.thrownAt });
  }
  return merged;
}
