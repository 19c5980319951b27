import axios from 'axios';
import { settings } from './net';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

export async function run(): Promise<unknown> {
  try {
    const { data } = await axios.get(`${BASE}/me`, settings());
    const params = new URLSearchParams({ id: '7' });
    const res = await axios.post(`${BASE}/token`, params, {
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      timeout: 2000,
      ...settings(),
    });
    return [data.name, res.data.name];
  } catch {
    return null;
  }
}
