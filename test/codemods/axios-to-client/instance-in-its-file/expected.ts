import { createClient } from '@unhappy-path/client';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

const http = createClient({
  baseUrl: BASE,
  headers: { Authorization: 'Bearer x' },
  timeout: 5000,
});

export async function load(id: string): Promise<unknown> {
  try {
    const data = await http.get<any>(`/users/${id}`);
    await http.post('/visits', { json: { id }, as: 'text' });
    return data.name;
  } catch {
    return null;
  }
}

export const run = () => load('7');
