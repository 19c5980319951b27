import axios from 'axios';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

async function token(): Promise<string> {
  return 'x';
}

export async function load(): Promise<unknown> {
  try {
    const key = await token();
    const { data } = await axios.get(`${BASE}/me`, { headers: { Authorization: `Bearer ${key}` } });
    return data.name;
  } catch (error: any) {
    return error.response?.status;
  }
}

export const run = () => load();
