import { LONGEST_WAY } from '../builtins/imports.js';
import type { SentRequest } from '../clients/client.js';
import type { Engine } from '../interpret/engine.js';

/** Whether a request is so many calls away that nobody who calls the function from another file is followed to it. */
export function isFarAway({ scopes }: Engine, { chain, site }: SentRequest): boolean {
  const files = [...chain, site].map((node) => scopes.fileOf(node));
  return files.findLastIndex((file, at) => at > 0 && file !== files[at - 1]) >= LONGEST_WAY;
}
