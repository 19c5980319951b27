import { api } from './api';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

export async function create(name: string): Promise<unknown> {
  try {
    const res = await api.put<any>(`${BASE}/users/7`, { json: { name } }).result();
    if (!res.ok) throw res.error;
    if (res.status === 202) return 'later';
    return [res.data.id, res.headers.get('x-request-id') ?? undefined];
  } catch {
    return null;
  }
}

export const run = () => create('Ada');
