import { http } from './http';

export async function run(): Promise<unknown> {
  try {
    const data = await http.get<{ items: number[] }>('/items');
    return data.items;
  } catch {
    return [];
  }
}
