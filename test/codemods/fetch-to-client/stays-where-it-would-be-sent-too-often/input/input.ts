const BASE = process.env.API_URL ?? 'https://api.acme.test';

export async function run() {
  for (let attempt = 0; attempt < 3; attempt++) {
    const res = await fetch(`${BASE}/users`);
    if (res.ok) return res.json();
  }
  throw new Error('failed three times');
}
