import { api } from './api';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

export async function run(): Promise<unknown> {
  try {
    const data = await api.get<{ name: string }>(`${BASE}/session`, { credentials: 'include' });
    return data.name;
  } catch {
    return null;
  }
}
