const API = process.env.API_URL ?? 'https://api.acme.test';

export async function user(id: string): Promise<{ status: 'done' | 'failed' }> {
  const res = await fetch(`${API}/users/${id}`);
  if (!res.ok) return { status: 'failed' };
  return { status: 'done' };
}

export const run = () => user('7');
