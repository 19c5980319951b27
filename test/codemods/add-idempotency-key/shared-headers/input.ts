const API = process.env.API_URL ?? 'https://api.pyramid-ai.com/api/v2';
const HEADERS = { 'Content-Type': 'application/json' };

export async function createProject(name: string): Promise<unknown> {
  const res = await fetch(`${API}/projects`, {
    method: 'POST',
    headers: HEADERS,
    body: JSON.stringify({ name }),
  });
  if (!res.ok) throw Object.assign(new Error('failed'), { status: res.status });
  return res.json();
}

export async function projects(): Promise<unknown> {
  const res = await fetch(`${API}/projects`, { headers: HEADERS });
  if (!res.ok) throw Object.assign(new Error('failed'), { status: res.status });
  return res.json();
}

export const run = async () => [await createProject('x'), await projects()];
