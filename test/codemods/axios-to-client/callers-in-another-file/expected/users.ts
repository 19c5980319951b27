import { withMessage } from '@unhappy-path/client';
import { api } from './api';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

export async function fetchUser(id: string) {
  const data = await api.get<{ name: string }>(`${BASE}/users/${id}`).catch(withMessage(({ status }) => `Request failed with status code ${status}`));
  return data;
}
