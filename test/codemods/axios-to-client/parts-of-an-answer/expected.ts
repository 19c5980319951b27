import { isApiError, withMessage } from '@unhappy-path/client';
import { api } from './api';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

interface User {
  name: string;
}

async function load(id: string): Promise<unknown> {
  try {
    const result = await api.get<User>(`${BASE}/users/${id}`).result();
    if (!result.ok) throw result.error;
    const { data, headers } = result;
    if (!(headers.get('x-request-id') ?? undefined)!.includes('req')) return null;
    const isKnown = (headers.get('x-request-id') ?? undefined) === 'req_1';
    return [data.name, isKnown, headers.get('x-none') ?? 'none', headers.get('x-other') ?? undefined];
  } catch {
    return null;
  }
}

async function create(name: string): Promise<unknown> {
  const result: unknown[] = [];
  try {
    const response = await api.put<any>(`${BASE}/users/7`, { json: { name } }).result();
    if (!response.ok) throw withMessage(({ status }) => `Request failed with status code ${status}`)(response.error);
    const {
      status,
      data: { id },
    } = response;
    if (status === 202) return 'later';
    result.push(status, id);
  } catch (error) {
    if (isApiError(error)) result.push(error.message, error.status);
  }
  return result;
}

async function touch(): Promise<number> {
  try {
    const result = await api.delete(`${BASE}/users/7`, { as: 'text' }).result();
    if (!result.ok) throw result.error;
    const { status } = result;
    return status;
  } catch {
    return 0;
  }
}

export const run = async () => [await load('7'), await create('Ada'), await touch()];
