const API = process.env.API_URL ?? 'https://api.acme.test';

export async function user(id: string): Promise<unknown> {
  for (let attempt = 0; attempt < 2; attempt++) {
    const res = await fetch(`${API}/users/${id}`);
    if (res.ok) return res.json();
  }
  throw new Error('no user');
}

export const run = () => user('7');
