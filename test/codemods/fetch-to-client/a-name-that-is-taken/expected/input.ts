import { api as other } from './other';
import { api as apiClient } from './api';

const BASE = process.env.API_URL ?? 'https://api.acme.test';
const api = 'mine';

export async function run() {
  const res = await apiClient.fetch(`${BASE}/${api}/${other}`);
  if (!res.ok) throw new Error('failed');
  return res.text();
}
