import axios from 'axios';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

export async function run(): Promise<unknown> {
  try {
    const res = await axios.get(`${BASE}/page`);
    return res.data;
  } catch {
    return null;
  }
}
