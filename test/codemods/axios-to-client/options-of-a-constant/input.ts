import axios from 'axios';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

const options = { headers: { 'X-App': 'web' }, timeout: 2000 };

export async function run(): Promise<unknown> {
  try {
    const { data } = await axios.get(`${BASE}/me`, options);
    await axios.post(`${BASE}/seen`, { id: 7 }, { ...options, withCredentials: true });
    return data.name;
  } catch {
    return null;
  }
}
