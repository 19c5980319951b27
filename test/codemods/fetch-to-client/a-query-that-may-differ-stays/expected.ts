import { answered } from '@unhappy-path/client';
import { api } from './api';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

const paths = { users: '/users?all' };

/** Each of these addresses would be another one as `query`, for some value: a space is `%20` here, and `+` there. */
export async function users(name: string, limit?: number): Promise<unknown[]> {
  const all: unknown[] = [];
  for (const address of [name]) {
    const one = await answered(api.get<any>(`${BASE}/users?name=${encodeURIComponent(address)}`));
    if (!one.ok) throw new Error('no users');
    all.push(one.data);
  }
  const two = await answered(api.get(`${BASE}/users?limit=${limit}`, { as: 'response' }));
  if (!two.ok) throw new Error('no users');
  const three = await answered(api.get(`${BASE}${paths.users}?limit=${2}`, { as: 'response' }));
  if (!three.ok) throw new Error('no users');
  const four = await answered(api.get(`${BASE}/users?a=1&a=2`, { as: 'response' }));
  if (!four.ok) throw new Error('no users');
  const five = await answered(api.get<any>(`${BASE}/users?b=1&7=2#there`));
  if (!five.ok) throw new Error('no users');
  return [...all, await two.data.json(), await three.data.json(), await four.data.json(), five.data];
}

export const run = () => users("Ada (of Acme) & 'co'");
