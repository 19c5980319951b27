import { api } from './api';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

export default {
  me: () => api.get<any>(`${BASE}/me`),
  rename: (name: string) => api.put<{ id: number }>(`${BASE}/me`, { json: { name } }).result(),
  leave: async () => {
    return await api.delete(`${BASE}/me`, { as: 'text' });
  },
  all: () => api.get<any>(`${BASE}/all`),
};

export function find(id: string): Promise<{ name: string }> {
  return api.get<{ name: string }>(`${BASE}/users/${id}`);
}
