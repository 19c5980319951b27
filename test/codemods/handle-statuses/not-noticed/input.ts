const API = process.env.API_URL ?? 'https://api.acme.test';

export async function user(id: string): Promise<unknown> {
  const res = await fetch(`${API}/users/${id}`);
  return res.json();
}

export const run = () => user('7');
