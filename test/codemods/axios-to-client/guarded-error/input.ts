import axios, { AxiosError } from 'axios';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

export async function load(): Promise<unknown> {
  try {
    const { data } = await axios.get<{ name: string }>(`${BASE}/me`);
    return data.name;
  } catch (error) {
    if (axios.isAxiosError<{ error?: { message?: string } }>(error)) {
      if (error.response?.status === 402) return error.response.data.error?.message;
      return error.response?.data?.error?.message ?? 'failed';
    }
    throw error;
  }
}

export async function status(): Promise<number | undefined> {
  try {
    await axios.head(`${BASE}/me`);
    return 200;
  } catch (error) {
    return error instanceof AxiosError ? error.response?.status : undefined;
  }
}

export const run = async () => [await load(), await status()];
