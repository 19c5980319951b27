import { answered, createClient } from '@unhappy-path/client';

const API = process.env.API_URL ?? 'https://api.acme.test';
const api = createClient({ retry: { backoff: () => 1 } });

export async function user(id: string): Promise<unknown> {
  const res = await answered(api.get(`${API}/users/${id}`));
  if (!res.ok) throw new Error('no user');
  return res.data;
}

export const run = () => user('7');
