import type { ResolvedSettings } from '../settings/settings.js';

/**
 * The global names and the modules of the known clients. Whole words, because projects are full of `refetch` and
 * `fetchUser`; ky and got only where a module's name begins, because "got" is English.
 */
const CLIENT_WORDS =
  /\b(?:un|o|ohmy)?fetch\b|axios|undici|superagent|@unhappy-path\/client|['"`](?:ky|got)\b|@supabase\/|@reduxjs\/toolkit\/query|\bfunctions\s*\.\s*invoke\b/;

/** Whether a text can contain an HTTP call. May only ever skip files that have no client at all. */
export function mayContainCalls(text: string, settings: ResolvedSettings): boolean {
  return (
    CLIENT_WORDS.test(text) ||
    Object.keys(settings.clients).some((client) => text.includes(client.split('#')[0] ?? client))
  );
}
