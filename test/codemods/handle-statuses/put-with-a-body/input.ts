const API = process.env.API_URL ?? 'https://api.acme.test';

export async function rename(id: string, name: string): Promise<unknown> {
  const res = await fetch(`${API}/users/${id}`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ name }),
  });
  if (!res.ok) throw new Error('not renamed');
  return res.json();
}

export const run = () => rename('7', 'Ada');
