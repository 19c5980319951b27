import axios, { type AxiosRequestConfig, type AxiosResponse } from 'axios';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

async function trace(): Promise<Record<string, string>> {
  return { 'X-Trace': 'on' };
}

export async function search(query: string): Promise<unknown> {
  const data = JSON.stringify({ query });
  const config = {
    method: 'POST',
    url: `${BASE}/search`,
    headers: { 'X-Key': process.env.SEARCH_KEY, 'Content-Type': 'application/json' },
    data,
  };
  const res = await axios(config);
  return res.data.items;
}

export async function user(id: string, token?: string): Promise<unknown> {
  const url = `${BASE}/users/${id}`;
  const requestConfig: AxiosRequestConfig = {
    headers: {
      'X-App': 'web',
      // Who asks.
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
      ...(await trace()),
    },
    withCredentials: false,
  };
  const res: AxiosResponse<{ name: string }> = await axios.request({
    url,
    method: 'GET',
    ...requestConfig,
  });
  return res.status === 200 ? res.data.name : null;
}

export async function seen(): Promise<void> {
  const config: AxiosRequestConfig = {
    method: 'delete',
    maxContentLength: Infinity,
  };
  await axios(`${BASE}/seen`, config);
}

export const run = async () => {
  try {
    return [await search('ada'), await user('7', 't'), await user('8'), await seen()];
  } catch {
    return null;
  }
};
