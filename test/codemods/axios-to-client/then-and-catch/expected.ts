import { api } from './api';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

export const load = () =>
  api.get<{ items: number[] }>(`${BASE}/items`)
    .then((data) => data.items)
    .catch((err) => {
      if (err.status === 402) return [402];
      return [];
    });

export const run = () => load();
