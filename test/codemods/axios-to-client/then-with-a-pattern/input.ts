import axios from 'axios';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

export async function run(): Promise<unknown> {
  let found: unknown = null;
  await axios
    .get(`${BASE}/users`)
    .then(({ data }) => {
      found = data.items;
    })
    .catch(() => {
      found = 'none';
    });
  return found;
}
