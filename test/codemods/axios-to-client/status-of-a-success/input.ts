import axios from 'axios';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

export async function create(name: string): Promise<unknown> {
  try {
    const res = await axios.put(`${BASE}/users/7`, { name });
    if (res.status === 202) return 'later';
    return [res.data.id, res.headers['x-request-id']];
  } catch {
    return null;
  }
}

export const run = () => create('Ada');
