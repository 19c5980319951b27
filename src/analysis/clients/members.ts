import { constant, type Value } from '../values/value.js';
import type { ClientInstance } from './client.js';
import { statusConstant } from './status-constants.js';

/** A member of a client: `axios.get`, `axios.interceptors.response`, `ky.extend`. */
export function clientMember(client: ClientInstance, member: string | null, name: string): Value {
  if (name === 'default' && member === null) return { t: 'client', client, member: null };
  const path = member === null ? name : `${member}.${name}`;
  const status = statusConstant(client.name, path);
  return status === undefined ? { t: 'client', client, member: path } : constant(status);
}
