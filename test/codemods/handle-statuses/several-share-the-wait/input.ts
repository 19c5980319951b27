import type { Server } from 'node:http';

const API = process.env.API_URL ?? 'https://api.acme.test';

/** Of a server. */
type Response = Server | string;
const withRetryAfter: Response = 'taken';

export async function user(id: string): Promise<unknown> {
  const res = await fetch(`${API}/users/${id}`);
  if (!res.ok) throw new Error('no user');
  return res.json();
}

export async function remove(id: string): Promise<unknown> {
  const res = await fetch(`${API}/users/${id}`, { method: 'DELETE' });
  if (!res.ok) throw new Error('not removed');
  return res.json();
}

export const run = async () => [await user('7'), await remove('7'), withRetryAfter];
