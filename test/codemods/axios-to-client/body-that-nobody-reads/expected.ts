import { api } from './api';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

export async function remove(id: number): Promise<string> {
  try {
    await api.delete(`${BASE}/users/${id}`, { timeout: 5000, as: 'text' });
    return 'gone';
  } catch {
    return 'still there';
  }
}

export const run = () => remove(7);
