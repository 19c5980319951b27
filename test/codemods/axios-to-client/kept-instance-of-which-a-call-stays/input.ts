import axios from 'axios';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

const http = axios.create({ baseURL: BASE });

export async function run(): Promise<unknown> {
  try {
    const { data } = await http.get('/me');
    await http.post('/upload', data.items, { maxBodyLength: 1000 });
    return data.name;
  } catch {
    return null;
  }
}
