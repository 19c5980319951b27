import { api } from './api';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

export async function run(): Promise<unknown> {
  try {
    const response = await api.get<any>(`${BASE}/items`).result();
    if (!response.ok) throw response.error;
    if (response && response.data && Array.isArray(response.data.items)) return response.data.items;
    return [];
  } catch {
    return null;
  }
}
