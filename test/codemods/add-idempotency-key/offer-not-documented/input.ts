const API = process.env.API_URL ?? 'https://backend.overtenai.com/api/v1';

export async function convert(name: string): Promise<unknown> {
  const res = await fetch(`${API}/excel`, { method: 'POST', body: name });
  if (!res.ok) throw Object.assign(new Error('failed'), { status: res.status });
  return res.json();
}

export const run = () => convert('x');
