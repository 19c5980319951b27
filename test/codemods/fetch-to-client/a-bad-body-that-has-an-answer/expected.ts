import { answered } from '@unhappy-path/client';
import { api } from './api';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

export async function load() {
  const res = await answered(api.get(`${BASE}/users`, { as: 'response' }));
  const data = await (res.ok ? res.data : res).json().catch(() => null);
  if (!res.ok) throw new Error(data?.message ?? 'failed');
  return data;
}

export const run = () => load();
