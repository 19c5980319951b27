import axios from 'axios';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

export async function load(): Promise<string> {
  try {
    const { data } = await axios.get<{ name: string }>(`${BASE}/me`);
    return data.name;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 'failed';
  }
}

export const run = () => load();
