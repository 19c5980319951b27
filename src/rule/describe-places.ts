import { joinWords } from './join-words.js';
import type { ApiCall, Place } from '../facts/index.js';

/**
 * Places as they stand in a message about a call: `line 12`, `lines 12 and 15`, `src/errors.ts:4`; a line is in the
 * file of the call. Where the facts name no place it is the call's own line.
 */
export function describePlaces(places: readonly Place[], call: ApiCall): string {
  const own = places.filter((place) => place.file === call.file).map((place) => place.line);
  const lines = [...new Set(places.length === 0 ? [call.line] : own)].sort((a, b) => a - b);
  const elsewhere = places
    .filter((place) => place.file !== call.file)
    .map((place) => `${place.file}:${String(place.line)}`);
  const named = [
    ...(lines.length === 0
      ? []
      : [`line${lines.length === 1 ? '' : 's'} ${joinWords(lines.map(String))}`]),
    ...new Set(elsewhere),
  ];
  return joinWords(named);
}
