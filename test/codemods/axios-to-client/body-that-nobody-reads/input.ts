import axios from 'axios';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

export async function remove(id: number): Promise<string> {
  try {
    await axios.delete(`${BASE}/users/${id}`, { timeout: 5000 });
    return 'gone';
  } catch {
    return 'still there';
  }
}

export const run = () => remove(7);
