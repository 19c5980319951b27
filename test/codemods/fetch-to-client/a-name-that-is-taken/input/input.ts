import { api as other } from './other';

const BASE = process.env.API_URL ?? 'https://api.acme.test';
const api = 'mine';

export async function run() {
  const res = await fetch(`${BASE}/${api}/${other}`);
  if (!res.ok) throw new Error('failed');
  return res.text();
}
