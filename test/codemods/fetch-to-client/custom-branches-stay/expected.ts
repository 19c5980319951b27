import { answered } from '@unhappy-path/client';
import { api } from './api';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

export async function load(id: string): Promise<string | null> {
  const response = await answered(api.get<any>(`${BASE}/users/${id}`, { cache: 'no-store' }));
  if (response.status === 402) {
    console.error('Top up', (response.ok ? response.data : await response.json()).error.code);
    return 'top up';
  }
  if (!response.ok) {
    // Shown to the user as it is.
    console.error(`${response.status} ${response.statusText}: ${await response.text()}`);
    return null;
  }
  const user: { name: string } = response.data;
  return user.name;
}

export const run = () => load('7');
