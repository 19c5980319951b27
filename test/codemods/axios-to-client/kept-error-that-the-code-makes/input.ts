import axios, { AxiosError } from 'axios';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

export async function run(): Promise<unknown> {
  try {
    const { data } = await axios.get(`${BASE}/me`);
    if (data.email === undefined) throw new AxiosError('No address');
    return data.email;
  } catch (error) {
    return error instanceof AxiosError ? 'axios' : 'other';
  }
}
