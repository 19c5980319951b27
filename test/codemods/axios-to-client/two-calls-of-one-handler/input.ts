import axios from 'axios';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

export async function both(): Promise<unknown> {
  try {
    const user = await axios.get<{ id: number }>(`${BASE}/me`);
    const items = await axios.get<{ items: number[] }>(`${BASE}/users/${user.data.id}/items`);
    return items.data.items;
  } catch (err: any) {
    return err.response?.status ?? 0;
  }
}

export const run = () => both();
