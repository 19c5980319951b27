import type * as v from 'valibot';
import { didYouMean } from '../did-you-mean.js';

/** Longest piece of a found value that a message repeats. */
const LONGEST = 60;

/** The message for a value of the wrong kind. Shape: `expected a number from 100 to 599, found "402"`. */
export function expected(what: string): (issue: v.BaseIssue<unknown>) => string {
  return ({ input }) => `expected ${what}, found ${describe(input)}`;
}

/** The message for a word that is none of the known ones: it names the nearest. */
export function oneOf(words: readonly string[]): (issue: v.BaseIssue<unknown>) => string {
  return ({ input }) =>
    typeof input === 'string'
      ? `${describe(input)} is not known${nearest(input, words)}`
      : `expected one of ${words.map((word) => JSON.stringify(word)).join(', ')}, found ${describe(input)}`;
}

/** The message for an object that is none, lacks a member or has one that is not known. */
export function membersOf(
  what: string,
  members: readonly string[],
): (issue: v.BaseIssue<unknown>) => string {
  return (issue) => {
    const last = issue.path?.at(-1);
    if (last?.origin !== 'key' || typeof last.key !== 'string') return expected(what)(issue);
    return members.includes(last.key)
      ? `is missing in ${what}`
      : `is not a member of ${what}${nearest(last.key, members)}`;
  };
}

function nearest(word: string, known: readonly string[]): string {
  return didYouMean(word, known).replace(/\.$/u, '');
}

/** A value as it stands in a message: short, on one line. */
function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value === 'function' || typeof value === 'symbol') return `a ${typeof value}`;
  // JSON.stringify has no word for what is left out above, and none for bigint, which String has.
  const text = typeof value === 'bigint' ? String(value) : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
