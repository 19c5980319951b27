const API = process.env.API_URL ?? 'https://api.acme.test';

export async function project(id: string): Promise<unknown> {
  const res = await fetch(`${API}/projects/${id}`);
  if (!res.ok) throw Object.assign(new Error('no project'), { status: res.status });
  return res.json();
}

export const run = () => project('7');
