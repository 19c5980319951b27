import { withMessage } from '@unhappy-path/client';
import { api } from './api';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

export async function run(): Promise<unknown> {
  try {
    const response = await api.get<any>(`${BASE}/me`).result();
    if (!response.ok) throw withMessage(({ status }) => `Request failed with status code ${status}`)(response.error);
    return response.status === 200 ? response.data.name : null;
  } catch (error) {
    return (error as Error).message;
  }
}
