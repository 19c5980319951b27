import axios from 'axios';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

export async function run(): Promise<unknown> {
  const source = axios.CancelToken.source();
  try {
    const { data } = await axios.get(`${BASE}/me`, { cancelToken: source.token });
    return data.name;
  } catch {
    return null;
  }
}
