import axios from 'axios';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

export async function run(): Promise<unknown> {
  try {
    const response = await axios.get(`${BASE}/items`);
    if (response && response.data && Array.isArray(response.data.items)) return response.data.items;
    return [];
  } catch {
    return null;
  }
}
