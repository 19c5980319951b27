import axios from 'axios';
import { randomUUID } from 'node:crypto';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

export async function order(item: string): Promise<number | null> {
  try {
    const key = randomUUID();
    const { data } = await axios.post<{ id: number }>(`${BASE}/orders`, { item }, { headers: { 'Idempotency-Key': key } });
    const trace = crypto.randomUUID();
    await axios.post<{ id: number }>(`${BASE}/traces`, { item }, { headers: { 'X-Trace': trace } });
    return data.id;
  } catch {
    return null;
  }
}

export const run = () => order('tea');
