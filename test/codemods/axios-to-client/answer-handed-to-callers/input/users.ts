import axios, { type AxiosResponse } from 'axios';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

export default {
  me: () => axios.get(`${BASE}/me`),
  rename: (name: string) => axios.put<{ id: number }>(`${BASE}/me`, { name }),
  leave: async () => {
    return await axios.delete(`${BASE}/me`);
  },
  all: () => axios.get(`${BASE}/all`),
};

export function find(id: string): Promise<AxiosResponse<{ name: string }>> {
  return axios.get(`${BASE}/users/${id}`);
}
