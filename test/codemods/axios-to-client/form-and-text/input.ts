import axios from 'axios';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

export async function send(): Promise<string> {
  try {
    const form = new URLSearchParams({ grant_type: 'client_credentials' });
    const token = await axios.post<string>(`${BASE}/token`, form, { responseType: 'text' });
    return token.data.trim();
  } catch {
    return '';
  }
}

export const run = () => send();
