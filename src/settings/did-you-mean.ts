import { closestMatch } from 'leven';

/**
 * The end of a message about an unknown word: the nearest known one, or else all of them.
 * Shape: `; did you mean "scope"?` or `; known: "apis", "scope".`
 */
export function didYouMean(word: string, known: readonly string[]): string {
  // Beyond a third of the word the nearest match is a guess at another word, not at a slip.
  const nearest = closestMatch(word, known, {
    maxDistance: Math.max(1, Math.ceil(word.length / 3)),
  });
  return nearest === undefined
    ? `; known: ${known.map((one) => `"${one}"`).join(', ')}.`
    : `; did you mean "${nearest}"?`;
}
