import axios from 'axios';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

const me = () => axios.get(`${BASE}/me`);

export const run = async () => {
  try {
    const res = await me();
    const again = await me();
    return [res.data.name, again.status];
  } catch {
    return null;
  }
};
