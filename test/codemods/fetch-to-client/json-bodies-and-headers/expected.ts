import { answered } from '@unhappy-path/client';
import { api } from './api';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

class HttpError extends Error {
  constructor(readonly status: number) {
    super(`failed with ${status}`);
  }
}

export async function create(name: string) {
  const res = await answered(api.post<any>(`${BASE}/users`, {
    headers: {
      'X-Team': 'blue',
    },
    json: { name, tags: ['a'] },
    credentials: 'include',
  }));
  if (!res.ok) throw new HttpError(res.status);
  return res.data;
}

export async function put(name: string) {
  const res = await answered(api.put<any>(`${BASE}/users/7`, {
    json: { name },
  }));
  if (!res.ok) throw new HttpError(res.status);
  return res.data;
}

export async function run() {
  return [await create('Ada'), await put('Ada')];
}
