import { api } from './api';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

interface User {
  id: number;
  name: string;
}

// Only what is there.
export async function load(id: string): Promise<User> {
  const res = await api.fetch(`${BASE}/users/${id}`, {
    headers: { Authorization: 'Bearer x' },
  });
  if (!res.ok) throw new Error(`HTTP ${res.status}`);
  return (await res.json()) as User;
}

export const run = () => load('7');
