import axios from 'axios';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

export async function load(): Promise<unknown> {
  try {
    const { data } = await axios.get<{ name: string }>(`${BASE}/me`);
    return data.name;
  } catch (error: any) {
    if (error.response?.status === 404) return 'nobody';
    if (error.response) return error.response.data;
    return 'offline';
  }
}

export const run = () => load();
