import axios from 'axios';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

interface Order {
  item: string;
  count: number;
}

export async function order(wanted: Order): Promise<unknown> {
  try {
    const response = await axios.post(`${BASE}/orders`, wanted, {
      headers: { 'Content-Type': 'application/json', 'X-Trace': 'on' },
    });
    const data = response.data as { id: number };
    return data.id;
  } catch {
    return null;
  }
}

export const run = () => order({ item: 'tea', count: 2 });
