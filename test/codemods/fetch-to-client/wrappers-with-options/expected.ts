import { answered } from '@unhappy-path/client';
import { api } from './api';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

async function request<T>(path: string, init: RequestInit = {}): Promise<T> {
  const res = await answered(api.request<T>(init.method ?? 'GET', `${BASE}${path}`, {
    ...init,
    headers: { 'Content-Type': 'application/json', 'X-App': 'shop' },
  }));
  if (!res.ok) throw new Error(await res.text());
  return res.data;
}

export const run = async () => [
  await request<{ id: number }>('/users'),
  await request('/users', { method: 'POST', body: JSON.stringify({ a: 1 }) }),
];
