import axios from 'axios';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

export async function run(): Promise<unknown> {
  try {
    const { data } = await axios.get(`${BASE}/items`, { params: { ids: [1, 2] } });
    return data.items;
  } catch {
    return null;
  }
}
