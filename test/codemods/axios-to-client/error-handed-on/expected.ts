import { isApiError } from '@unhappy-path/client';
import { api } from './api';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

async function fetchName(): Promise<string> {
  try {
    const data = await api.get<{ name: string }>(`${BASE}/me`);
    return data.name;
  } catch (error) {
    console.warn('no name');
    throw error;
  }
}

export async function run(): Promise<unknown> {
  try {
    return await fetchName();
  } catch (error: any) {
    return (isApiError(error) ? error.status : undefined) === 429 ? 'slow down' : 'failed';
  }
}
