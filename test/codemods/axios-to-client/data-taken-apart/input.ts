import axios from 'axios';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

export async function names(): Promise<string> {
  try {
    const { data } = await axios.get<{ name: string }>(`${BASE}/users`, {
      params: { page: 2, all: true, q: undefined },
      headers: { Authorization: 'Bearer x' },
    });
    return data.name;
  } catch (error) {
    return 'none';
  }
}

export const run = () => names();
