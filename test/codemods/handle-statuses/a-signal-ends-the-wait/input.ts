const API = process.env.API_URL ?? 'https://api.acme.test';

export async function user(id: string, signal: AbortSignal): Promise<unknown> {
  const res = await fetch(`${API}/users/${id}`, { signal });
  if (!res.ok) throw new Error('no user');
  return res.json();
}

export const run = () => user('7', new AbortController().signal);
