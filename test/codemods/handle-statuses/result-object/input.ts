const API = process.env.API_URL ?? 'https://api.pyramid-ai.com/api/v2';

type Result = { ok: true; data: unknown } | { ok: false; error: string };

export async function project(id: string): Promise<Result> {
  const res = await fetch(`${API}/projects/${id}`);
  if (!res.ok) {
    return { ok: false, error: 'no project' };
  }
  return { ok: true, data: await res.json() };
}

export const run = () => project('7');
