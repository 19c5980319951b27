import { answered } from '@unhappy-path/client';
import { api } from './api';

const BASE = process.env.API_URL ?? 'https://api.acme.test';
const PAGE_SIZE = 20;

export async function users(isActive: boolean, offset = 0): Promise<unknown[]> {
  const all: unknown[] = [];
  for (let page = 1; page <= 2; page++) {
    const res = await answered(api.get<any>(`${BASE}/users`, { query: { sort: 'name', limit: PAGE_SIZE, page, 'is-active': isActive } }));
    if (!res.ok) throw new Error('no users');
    all.push(res.data);
  }
  const res = await answered(api.delete<any>(`${BASE}/users`, { query: { from: `p${PAGE_SIZE * 2}`, empty: '' } }));
  if (!res.ok) throw new Error(`nothing deleted at ${offset}`);
  return [...all, res.data];
}

export const run = () => users(true);
