import axios from 'axios';
import { setImmediate } from 'node:timers';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

export function start(show: (name: string) => void): void {
  setImmediate(async () => {
    const { data } = await axios.get(`${BASE}/me`);
    show(data.name);
  });
}
