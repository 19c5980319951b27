const BASE = process.env.API_URL ?? 'https://api.acme.test';

export async function load() {
  const res = await fetch(`${BASE}/users`);
  const data = await res.json();
  if (!res.ok) throw new Error(data.message ?? `HTTP ${res.status}`);
  return data.name;
}

export const run = () => load();
