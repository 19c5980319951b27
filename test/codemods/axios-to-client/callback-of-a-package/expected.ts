import { setImmediate } from 'node:timers';
import { api } from './api';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

export function start(show: (name: string) => void): void {
  setImmediate(async () => {
    const data = await api.get<any>(`${BASE}/me`);
    show(data.name);
  });
}
