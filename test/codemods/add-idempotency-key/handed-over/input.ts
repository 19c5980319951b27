const API = process.env.API_URL ?? 'https://api.pyramid-ai.com/api/v2';

async function create(name: string, index: number): Promise<unknown> {
  const res = await fetch(`${API}/projects`, { method: 'POST', body: name });
  if (res.status >= 500 && index < 2) return create(name, index + 1);
  if (!res.ok) throw Object.assign(new Error('failed'), { status: res.status });
  return res.json();
}

export const run = () => Promise.all(['x'].map(create));
