const BASE = process.env.API_URL ?? 'https://api.acme.test';

interface User {
  id: number;
  name: string;
}

/** One user. */
export async function load(id: string): Promise<User> {
  const response = await fetch(`${BASE}/users/${id}`);
  if (!response.ok) {
    throw new Error(`HTTP ${response.status}`);
  }
  return (await response.json()) as User;
}

export const run = () => load('7');
