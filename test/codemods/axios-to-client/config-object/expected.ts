import { api } from './api';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

export async function search(query: string, signal?: AbortSignal): Promise<unknown> {
  try {
    const data = await api.post<any>(`${BASE}/search`, {
      // What is looked for.
      json: { query },
      signal,
      timeout: 3000,
    });
    return data.items;
  } catch {
    return [];
  }
}

export const run = () => search('tea');
