import { api } from './api';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

interface User {
  id: number;
  name: string;
}

// The user of a page.
export async function load(id: string): Promise<User | null> {
  try {
    const data = await api.get<User>(`${BASE}/users/${id}`);
    return data;
  } catch {
    return null;
  }
}

export const run = () => load('7');
