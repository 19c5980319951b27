import axios from 'axios';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

export async function fetchUser(id: string) {
  const { data } = await axios.get<{ name: string }>(`${BASE}/users/${id}`);
  return data;
}
