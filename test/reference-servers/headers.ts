import type { IncomingHttpHeaders } from 'node:http';
import type { HeaderChanges } from './reference-server.js';

/** Later ones win, whatever the case of their names. */
export function mergeHeaders(...sets: readonly HeaderChanges[]): Record<string, string> {
  const merged = new Map<string, [string, string]>();
  for (const set of sets) {
    for (const [name, value] of Object.entries(set)) {
      if (value === null) merged.delete(name.toLowerCase());
      else merged.set(name.toLowerCase(), [name, value]);
    }
  }
  return Object.fromEntries(merged.values());
}

/** From the first set that has the header. */
export function firstHeader(wanted: string, ...sets: readonly HeaderChanges[]): string | null {
  for (const set of sets) {
    for (const [name, value] of Object.entries(set)) {
      if (value !== null && name.toLowerCase() === wanted.toLowerCase()) return value;
    }
  }
  return null;
}

/** Of the headers that Node joins or lists, none is asked for here. */
export function headerOf(headers: IncomingHttpHeaders, name: string): string | null {
  const value = headers[name.toLowerCase()];
  return typeof value === 'string' && value !== '' ? value : null;
}

export function bearerOf(headers: IncomingHttpHeaders): string | null {
  const [scheme, token, ...rest] = (headers.authorization ?? '').split(' ');
  // RFC 9110: the scheme is matched without case.
  if (scheme?.toLowerCase() !== 'bearer' || rest.length > 0) return null;
  return token ?? null;
}
