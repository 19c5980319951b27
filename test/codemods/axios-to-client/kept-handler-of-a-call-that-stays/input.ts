import axios from 'axios';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

export async function run(): Promise<unknown> {
  try {
    const { data } = await axios.get(`${BASE}/me`);
    await axios.post(`${BASE}/seen`, data.items, { maxRedirects: 0 });
    return data.name;
  } catch (error: any) {
    return error.response?.status;
  }
}
