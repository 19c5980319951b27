const BASE = process.env.API_URL ?? 'https://api.acme.test';

export async function load() {
  const res = await fetch(`${BASE}/users`);
  const data = await res.json().catch(() => null);
  if (!res.ok) throw new Error(data?.message ?? 'failed');
  return data;
}

export const run = () => load();
