import { TOKEN } from './lib/token';
import { answered } from '@unhappy-path/client';
import { acme, api } from './api';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

export async function mine(page: number) {
  const params = new URLSearchParams({ page: String(page), order: 'a b' });
  const res = await answered(acme.get<any>(`/orders`, { query: params }));
  if (!res.ok) return [];
  return res.data.items;
}

export async function other() {
  const res = await answered(acme.delete('/orders/7', {
    headers: { Authorization: 'Bearer another' },
    as: 'response',
  }));
  if (!res.ok) throw new Error('not deleted');
}

// Sent without credentials, as before.
export async function open() {
  const res = await answered(api.get(`${BASE}/status`, { as: 'response' }));
  return res.status;
}

export const run = async () => [await mine(1), await open(), await other()];
