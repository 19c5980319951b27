import { api } from './api';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

export async function run(): Promise<unknown> {
  let found: unknown = null;
  await api.get<any>(`${BASE}/users`)
    .then((data) => {
      found = data.items;
    })
    .catch(() => {
      found = 'none';
    });
  return found;
}
