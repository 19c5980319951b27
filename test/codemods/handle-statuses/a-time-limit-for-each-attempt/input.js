const API = process.env.API_URL ?? 'https://api.acme.test';

export async function user(id) {
  const res = await fetch(`${API}/users/${id}`, { signal: AbortSignal.timeout(5000) });
  if (!res.ok) throw new Error('no user');
  return res.json();
}

export const run = () => user('7');
