const BASE = process.env.API_URL ?? 'https://api.acme.test';

export async function run() {
  const res = await fetch(`${BASE}/open`);
  if (!res.ok) throw new Error('failed');
  return res.text();
}
