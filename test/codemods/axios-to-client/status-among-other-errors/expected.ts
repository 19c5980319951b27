import { isApiError } from '@unhappy-path/client';
import { api } from './api';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

async function token(): Promise<string> {
  return 'x';
}

export async function load(): Promise<unknown> {
  try {
    const key = await token();
    const data = await api.get<any>(`${BASE}/me`, { headers: { Authorization: `Bearer ${key}` } });
    return data.name;
  } catch (error: any) {
    return (isApiError(error) ? error.status : undefined);
  }
}

export const run = () => load();
