import { answered } from '@unhappy-path/client';
import { api } from './api';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

export async function load() {
  const res = await answered(api.get(`${BASE}/users`, { as: 'response' }));
  if (!res.ok) return null;
  if (res.headers.get('content-type') !== 'application/json') return 'no JSON';
  const data = await res.data.json();
  return data;
}

export const run = () => load();
