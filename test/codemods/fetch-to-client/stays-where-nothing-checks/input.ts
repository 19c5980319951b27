const BASE = process.env.API_URL ?? 'https://api.acme.test';

export async function load() {
  const res = await fetch(`${BASE}/users`);
  const data = await res.json();
  return data;
}

export const run = () => load();
