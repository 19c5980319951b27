import axios from 'axios';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

export const load = () =>
  axios
    .get<{ items: number[] }>(`${BASE}/items`)
    .then((res) => res.data.items)
    .catch((err) => {
      if (err.response?.status === 402) return [402];
      return [];
    });

export const run = () => load();
