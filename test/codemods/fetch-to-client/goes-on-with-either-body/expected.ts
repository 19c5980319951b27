import { answered } from '@unhappy-path/client';
import { api } from './api';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

export async function load() {
  const res = await answered(api.get<any>(`${BASE}/users`));
  const data = res.ok ? res.data : await res.json();
  return data;
}

export async function name(): Promise<unknown> {
  let res, data;
  try {
    res = await answered(api.get<any>(`${BASE}/users`));
    data = res.ok ? res.data : await res.json();
  } catch {
    return 'nobody';
  }
  return data;
}

export const first = () =>
  answered(api.delete(`${BASE}/users`, { as: 'text' }))
    .then((res) => (res.ok ? res.data : res.text()))
    .then((text) => text.slice(0, 10));

export async function typed() {
  const res = await answered(api.get<any>(`${BASE}/users`));
  const { id } = (res.ok ? res.data : await res.json()) as { id?: number };
  return id ?? 'no id';
}

export const run = async () => [await name(), await first(), await typed(), await load()];
