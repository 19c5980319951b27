import axios from 'axios';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

const remember = <T>(make: () => Promise<T>) => make().catch((error: unknown) => String(error));

export const run = () =>
  remember(async () => {
    const { data } = await axios.get(`${BASE}/me`);
    return data.name;
  });
