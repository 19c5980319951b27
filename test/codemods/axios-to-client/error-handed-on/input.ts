import axios from 'axios';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

async function fetchName(): Promise<string> {
  try {
    const { data } = await axios.get<{ name: string }>(`${BASE}/me`);
    return data.name;
  } catch (error) {
    console.warn('no name');
    throw error;
  }
}

export async function run(): Promise<unknown> {
  try {
    return await fetchName();
  } catch (error: any) {
    return error.response?.status === 429 ? 'slow down' : 'failed';
  }
}
