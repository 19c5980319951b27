import axios from 'axios';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

export async function run(): Promise<unknown> {
  try {
    const response = await axios.get(`${BASE}/me`);
    return response.status === 200 ? response.data.name : null;
  } catch (error) {
    return (error as Error).message;
  }
}
