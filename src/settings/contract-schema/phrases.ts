import type * as v from 'valibot';
import { didYouMean } from '../did-you-mean.js';

/** Longest piece of a found value that a message repeats. */
const LONGEST = 60;

/** Of more words than these only the nearest one is named. */
const MOST_WORDS = 3;

/** The message for a value of the wrong kind. Shape: `expected a number from 100 to 599, found "402"`. */
export function expected(what: string): (issue: v.BaseIssue<unknown>) => string {
  return ({ input }) => `expected ${what}, found ${describeValue(input)}`;
}

/**
 * The message for a word that is none of the known ones: it names the nearest.
 * Shapes: `expected "contracts" or "all", found "al"; did you mean "all"?`, `"topup" is not known; did you mean "topUp"?`
 */
export function oneOf(words: readonly string[]): (issue: v.BaseIssue<unknown>) => string {
  return ({ input }) => {
    const isShort = words.length <= MOST_WORDS;
    if (typeof input === 'string' && !isShort)
      return `${describeValue(input)} is not known${nearest(input, words)}`;
    const found = `expected ${alternatives(words)}, found ${describeValue(input)}`;
    const hint = typeof input === 'string' ? nearest(input, words) : '';
    return hint.endsWith('?') ? found + hint : found;
  };
}

/** `"off", "warn" or "error"`. */
export function alternatives(words: readonly string[]): string {
  const quoted = words.map((word) => JSON.stringify(word));
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`;
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
export function describeValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value === 'function' || typeof value === 'symbol') return `a ${typeof value}`;
  // JSON.stringify has no word for what is left out above, and none for bigint, which String has.
  const text = typeof value === 'bigint' ? String(value) : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
