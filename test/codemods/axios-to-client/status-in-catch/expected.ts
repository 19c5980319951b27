import { api } from './api';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

export async function load(): Promise<unknown> {
  try {
    const data = await api.get<{ name: string }>(`${BASE}/me`);
    return data.name;
  } catch (error: any) {
    if (error.status === 404) return 'nobody';
    if (error.status !== undefined) return error.details;
    return 'offline';
  }
}

export const run = () => load();
