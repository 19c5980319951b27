import type { ColumnKind } from './map-data.js';

/** The values of each fact from best to worst; what stands in none of them cannot be compared. */
const RANKS = {
  fate: ['distinguished', 'propagated', 'stringified', 'lost', 'unchecked'],
  key: ['present', 'unstable', 'absent'],
  requestId: ['logged', 'propagated', 'absent'],
  retry: ['careful', 'careless'],
} as const satisfies Record<string, readonly string[]>;

type Ranked = keyof typeof RANKS;

/**
 * Whether a fact became better or worse; null where it is as it was, or one of the two is not known.
 *
 * @param before a value as cells have it, and `after` likewise
 */
export function compareValues(
  kind: ColumnKind,
  before: string,
  after: string,
): 'better' | 'worse' | null {
  const ranked = kind === 'status' || kind === 'others' ? 'fate' : kind;
  const [was, is] = [rankOf(ranked, before), rankOf(ranked, after)];
  if (was === -1 || is === -1 || was === is) return null;
  // To log an id and to hand it up are as good as each other.
  if (ranked === 'requestId' && was < 2 && is < 2) return null;
  return is < was ? 'better' : 'worse';
}

/** The worst of some values; one that cannot be compared only where there is no other. Undefined of none. */
export function worstOf(kind: Ranked, values: readonly string[]): string | undefined {
  let worst = values[0];
  for (const value of values) {
    if (worst !== undefined && rankOf(kind, value) > rankOf(kind, worst)) worst = value;
  }
  return worst;
}

function rankOf(kind: Ranked, value: string): number {
  const values: readonly string[] = RANKS[kind];
  return values.indexOf(value);
}
