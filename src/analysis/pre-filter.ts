import type { ResolvedSettings } from '../settings/settings.js';

const CLIENT_WORDS =
  /fetch|axios|undici|superagent|\bky\b|\bgot\b/;

/** Whether a text can contain an HTTP call. May only ever skip files that have no client at all. */
export function mayContainCalls(text: string, settings: ResolvedSettings): boolean {
  return (
    CLIENT_WORDS.test(text) ||
    Object.keys(settings.clients).some((client) => text.includes(client.split('#')[0] ?? client))
  );
}
