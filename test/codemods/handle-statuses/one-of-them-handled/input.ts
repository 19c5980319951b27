const API = process.env.API_URL ?? 'https://api.acme.test';

export async function user(id: string): Promise<unknown> {
  const res = await fetch(`${API}/users/${id}`);
  if (res.status === 402) throw Object.assign(new Error('pay first'), { status: 402 });
  if (!res.ok) throw new Error('no user');
  return res.json();
}

export const run = () => user('7');
