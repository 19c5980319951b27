import axios from 'axios';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

export const me = () => axios.get(`${BASE}/me`);

export const run = async () => {
  try {
    const res = await me();
    return res.data.name;
  } catch {
    return null;
  }
};
