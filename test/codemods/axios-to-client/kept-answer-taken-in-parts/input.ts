import axios from 'axios';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

async function words(): Promise<unknown> {
  const { data, statusText } = await axios.get(`${BASE}/me`);
  return [data.name, statusText];
}

async function names(): Promise<unknown> {
  const { data, headers } = await axios.get(`${BASE}/me`);
  return [data.name, Object.keys(headers).includes('x-request-id')];
}

async function others(): Promise<unknown> {
  const { data, ...rest } = await axios.get(`${BASE}/me`);
  return [data.name, rest.status];
}

export const run = async () => [await words(), await names(), await others()];
