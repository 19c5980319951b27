import { api } from './api';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

export async function names(): Promise<string> {
  try {
    const data = await api.get<{ name: string }>(`${BASE}/users`, {
      query: { page: 2, all: true, q: undefined },
      headers: { Authorization: 'Bearer x' },
    });
    return data.name;
  } catch (error) {
    return 'none';
  }
}

export const run = () => names();
