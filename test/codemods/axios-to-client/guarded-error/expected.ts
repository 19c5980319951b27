import { isApiError } from '@unhappy-path/client';
import { api } from './api';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

export async function load(): Promise<unknown> {
  try {
    const data = await api.get<{ name: string }>(`${BASE}/me`);
    return data.name;
  } catch (error) {
    if (isApiError(error)) {
      if (error.status === 402) return (error.details as { error?: { message?: string } }).error?.message;
      return (error.details as { error?: { message?: string } } | undefined)?.error?.message ?? 'failed';
    }
    throw error;
  }
}

export async function status(): Promise<number | undefined> {
  try {
    await api.head(`${BASE}/me`);
    return 200;
  } catch (error) {
    return isApiError(error) ? error.status : undefined;
  }
}

export const run = async () => [await load(), await status()];
