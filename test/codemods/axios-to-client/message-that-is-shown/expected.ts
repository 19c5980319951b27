import { withMessage } from '@unhappy-path/client';
import { api } from './api';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

export async function load(): Promise<string> {
  try {
    const data = await api.get<{ name: string }>(`${BASE}/me`).catch(withMessage(({ status }) => `Request failed with status code ${status}`));
    return data.name;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 'failed';
  }
}

export const run = () => load();
