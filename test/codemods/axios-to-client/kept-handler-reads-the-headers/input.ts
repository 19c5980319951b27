import axios from 'axios';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

export async function run(): Promise<unknown> {
  try {
    const { data } = await axios.get(`${BASE}/me`);
    return data.name;
  } catch (error: any) {
    return error.response?.headers['retry-after'];
  }
}
