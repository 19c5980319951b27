const BASE = process.env.API_URL ?? 'https://api.acme.test';

export async function load() {
  return (await fetch(`${BASE}/users`)).json();
}

export async function twice() {
  const res = await fetch(`${BASE}/users`);
  if (res.headers.has('x-text')) return res.text();
  return res.json();
}

export const run = async () => [await load(), await twice()];
