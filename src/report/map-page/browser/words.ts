import type { MapCell } from '../../../map/map-data.js';

/** The signs of the legend and what each word means, from best to worst. */
export const LEGEND: readonly (readonly [value: string, meaning: string])[] = [
  ['distinguished', 'told apart from other failures (or present, logged, careful)'],
  ['propagated', 'handed up as data, for a caller to tell apart'],
  ['stringified', 'survives only inside text (or: a key that is unstable)'],
  ['lost', 'noticed, and the status thrown away (or absent, careless)'],
  ['unchecked', 'the failure is never noticed'],
  ['unknown', 'cannot be followed'],
];

/** Values that look alike: each has a sign, which its shape tells as well as its colour. */
const SIGNS: Readonly<Record<string, string>> = {
  distinguished: 'distinguished',
  present: 'distinguished',
  logged: 'distinguished',
  careful: 'distinguished',
  propagated: 'propagated',
  stringified: 'stringified',
  unstable: 'stringified',
  lost: 'lost',
  absent: 'lost',
  careless: 'lost',
  unchecked: 'unchecked',
  unknown: 'unknown',
};

/** The class of a value's sign. */
export function signOf(value: string): string {
  return SIGNS[value] ?? 'na';
}

/** A value as the page writes it. */
export function wordFor(value: string): string {
  return value === 'na' ? '–' : value;
}

/** Where a fact is decided that is not decided at its own call. */
export function describeDecidedBy(decidedBy: 'wrapper' | 'callers'): string {
  return `decided ${decidedBy === 'wrapper' ? 'in the wrapper' : 'by callers'}`;
}

/** What a cell says beside its word: what it was, and where it is decided. */
export function describeCell({ value, decidedBy, before }: MapCell): string {
  const was = before === null ? '' : `, was ${wordFor(before)}`;
  return `${wordFor(value)}${was}${decidedBy === null ? '' : `, ${describeDecidedBy(decidedBy)}`}`;
}

/** `1 call`, `1,200 calls`. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}

/** `37 %`; never rounded to all or nothing. */
export function percent(share: number): string {
  const rounded = Math.round(share * 100);
  if (rounded === 100 && share < 1) return '99 %';
  if (rounded === 0 && share > 0) return '1 %';
  return `${rounded} %`;
}
