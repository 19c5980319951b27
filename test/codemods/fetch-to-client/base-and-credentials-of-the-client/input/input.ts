import { TOKEN } from './lib/token';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

export async function mine(page: number) {
  const params = new URLSearchParams({ page: String(page), order: 'a b' });
  const res = await fetch(`${BASE}/orders?${params}`, {
    headers: { Authorization: `Bearer ${TOKEN}` },
  });
  if (!res.ok) return [];
  return (await res.json()).items;
}

export async function other() {
  const res = await fetch(BASE + '/orders/7', {
    method: 'DELETE',
    headers: { Authorization: 'Bearer another' },
  });
  if (!res.ok) throw new Error('not deleted');
}

// Sent without credentials, as before.
export async function open() {
  const res = await fetch(`${BASE}/status`);
  return res.status;
}

export const run = async () => [await mine(1), await open(), await other()];
