import { api } from './api';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

export async function both(): Promise<unknown> {
  try {
    const data = await api.get<{ id: number }>(`${BASE}/me`);
    const itemsData = await api.get<{ items: number[] }>(`${BASE}/users/${data.id}/items`);
    return itemsData.items;
  } catch (err: any) {
    return err.status ?? 0;
  }
}

export const run = () => both();
