import { randomUUID } from 'node:crypto';
import { api } from './api';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

export async function order(item: string): Promise<number | null> {
  try {
    const key = randomUUID();
    const data = await api.post<{ id: number }>(`${BASE}/orders`, { json: { item }, headers: { 'Idempotency-Key': key } });
    const trace = crypto.randomUUID();
    await api.post(`${BASE}/traces`, { json: { item }, headers: { 'X-Trace': trace }, as: 'text' });
    return data.id;
  } catch {
    return null;
  }
}

export const run = () => order('tea');
