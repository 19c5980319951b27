import axios from 'axios';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

interface User {
  name: string;
}

async function load(id: string): Promise<unknown> {
  try {
    const { data, headers } = await axios.get<User>(`${BASE}/users/${id}`);
    if (!headers['x-request-id'].includes('req')) return null;
    const isKnown = headers['x-request-id'] === 'req_1';
    return [data.name, isKnown, headers['x-none'] ?? 'none', headers['x-other']];
  } catch {
    return null;
  }
}

async function create(name: string): Promise<unknown> {
  const result: unknown[] = [];
  try {
    const {
      status,
      data: { id },
    } = await axios.put(`${BASE}/users/7`, { name });
    if (status === 202) return 'later';
    result.push(status, id);
  } catch (error) {
    if (axios.isAxiosError(error)) result.push(error.message, error.response?.status);
  }
  return result;
}

async function touch(): Promise<number> {
  try {
    const { status } = await axios.delete(`${BASE}/users/7`);
    return status;
  } catch {
    return 0;
  }
}

export const run = async () => [await load('7'), await create('Ada'), await touch()];
