const BASE = process.env.API_URL ?? 'https://api.acme.test';

export async function load() {
  const res = await fetch(`${BASE}/users`);
  if (!res.ok) return null;
  if (res.headers.get('content-type') !== 'application/json') return 'no JSON';
  const data = await res.json();
  return data;
}

export const run = () => load();
