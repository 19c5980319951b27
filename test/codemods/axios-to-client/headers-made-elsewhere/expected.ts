import { api } from './api';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

const common = (): Record<string, string> => ({ 'X-App': 'web' });

export async function search(term: string, page?: number, lang?: string): Promise<unknown> {
  const params: Record<string, string | number> = { q: term };
  if (page) params['page'] = page;
  if (lang) params.lang = lang;
  const headers: Record<string, string | undefined> = { ...common() };
  headers['X-Lang'] = lang;
  const data = await api.get<any>(`${BASE}/search`, { query: params, headers });
  return data.items;
}

export async function save(
  names: readonly string[],
  more?: { headers?: Record<string, string> },
): Promise<unknown> {
  const data = await api.put<any>(`${BASE}/names`, {
    json: { names },
    headers: { 'Content-Type': 'application/json', ...common(), ...more?.headers },
  });
  return data.id;
}

export const run = async () => {
  try {
    const found = [await search('a b', 2, 'de'), await search('ö')];
    return [...found, await save(['Ada'], { headers: { 'X-Trace': 'on' } }), await save([])];
  } catch {
    return null;
  }
};
