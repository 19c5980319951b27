import { api } from './api';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

async function trace(): Promise<Record<string, string>> {
  return { 'X-Trace': 'on' };
}

export async function search(query: string): Promise<unknown> {
  const data = JSON.stringify({ query });
  const config = {
    headers: { 'X-Key': process.env.SEARCH_KEY, 'Content-Type': 'application/json' },
    body: data,
  };
  const resData = await api.post<any>(`${BASE}/search`, config);
  return resData.items;
}

export async function user(id: string, token?: string): Promise<unknown> {
  const url = `${BASE}/users/${id}`;
  const requestConfig = {
    headers: {
      'X-App': 'web',
      // Who asks.
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
      ...(await trace()),
    },
  };
  const res = await api.get<{ name: string }>(url, requestConfig).result();
  if (!res.ok) throw res.error;
  return res.status === 200 ? res.data.name : null;
}

export async function seen(): Promise<void> {
  await api.delete(`${BASE}/seen`, { as: 'text' });
}

export const run = async () => {
  try {
    return [await search('ada'), await user('7', 't'), await user('8'), await seen()];
  } catch {
    return null;
  }
};
