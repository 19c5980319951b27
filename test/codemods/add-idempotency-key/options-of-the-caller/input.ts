const API = process.env.API_URL ?? 'https://api.pyramid-ai.com/api/v2';

export async function createProject(init: RequestInit): Promise<unknown> {
  const res = await fetch(`${API}/projects`, { ...init, method: 'POST' });
  if (!res.ok) throw Object.assign(new Error('failed'), { status: res.status });
  return res.json();
}

export const run = () => createProject({ body: 'x' });
