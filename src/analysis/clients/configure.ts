import type { Value } from '../values/value.js';
import type { ClientInstance } from './client.js';

const assigned = new WeakMap<ClientInstance, Map<string, Value>>();

/** `client.defaults.baseURL = …`, `axios.defaults.headers.common['X'] = …`. */
export function configureClient(client: ClientInstance, path: string, value: Value): void {
  const name = path.replace(/^defaults\./, '');
  if (name === path) return;
  const members = assigned.get(client) ?? new Map<string, Value>();
  assigned.set(client, members.set(name, value));
}

/** A default that was assigned to a client. */
export function assignedDefault(client: ClientInstance, name: string): Value | undefined {
  return assigned.get(client)?.get(name);
}

/** The headers that were assigned to a client one by one: name and value. */
export function assignedHeaders(client: ClientInstance): [string, Value][] {
  const headers: [string, Value][] = [];
  for (const [path, value] of assigned.get(client) ?? []) {
    const match = /^headers\.(?:common\.|post\.|patch\.)?([^.]+)$/.exec(path);
    if (match?.[1] !== undefined) headers.push([match[1], value]);
  }
  return headers;
}
