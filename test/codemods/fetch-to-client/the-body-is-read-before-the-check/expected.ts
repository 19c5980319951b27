import { answered } from '@unhappy-path/client';
import { api } from './api';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

export async function load() {
  const res = await answered(api.get<any>(`${BASE}/users`));
  const data = res.ok ? res.data : await res.json();
  if (!res.ok) throw new Error(data.message ?? `HTTP ${res.status}`);
  return data.name;
}

export const run = () => load();
