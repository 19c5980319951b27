import { withMessage } from '@unhappy-path/client';
import { api } from './api';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

interface User {
  id: number;
  name: string;
}

/** One user. */
export async function load(id: string): Promise<User> {
  return await api.get<User>(`${BASE}/users/${id}`).catch(withMessage(({ status }) => `HTTP ${status}`));
}

export const run = () => load('7');
