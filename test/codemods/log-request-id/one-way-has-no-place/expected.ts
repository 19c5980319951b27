const API = process.env.API_URL ?? 'https://api.pyramid-ai.com/api/v2';

export async function project(id: string): Promise<unknown> {
  const res = await fetch(`${API}/projects/${id}`);
  if (res.status === 404) return null;
  if (!res.ok) throw Object.assign(new Error('no project'), { requestId: res.headers.get('x-request-id') });
  return res.json();
}

export const run = () => project('7');
