import axios, { type AxiosInstance } from 'axios';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

const http: AxiosInstance = axios.create({
  baseURL: BASE,
  headers: { Authorization: 'Bearer x' },
  timeout: 5000,
});

export async function load(id: string): Promise<unknown> {
  try {
    const { data } = await http.get(`/users/${id}`);
    await http.post('/visits', { id });
    return data.name;
  } catch {
    return null;
  }
}

export const run = () => load('7');
