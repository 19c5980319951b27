import type { Value } from '../values/value.js';
import type { ClientInstance } from './client.js';

/** A member of a client: `axios.get`, `axios.interceptors.response`, `ky.extend`. */
export function clientMember(client: ClientInstance, member: string | null, name: string): Value {
  if (name === 'default' && member === null) return { t: 'client', client, member: null };
  return { t: 'client', client, member: member === null ? name : `${member}.${name}` };
}
