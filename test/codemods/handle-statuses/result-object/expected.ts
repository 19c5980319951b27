const API = process.env.API_URL ?? 'https://api.pyramid-ai.com/api/v2';

type Result = { ok: true; data: unknown } | { ok: false; error: string };

export async function project(id: string): Promise<Result> {
  const res = await fetch(`${API}/projects/${id}`);
  if (!res.ok) {
    if (res.status === 402) {
      return { ok: false, error: 'no project: Contact the account manager.' };
    }
    if (res.status === 429) {
      return { ok: false, error: `no project: Wait for the seconds in Retry-After. Retry-After: ${res.headers.get('retry-after') ?? 'not sent'}` };
    }
    return { ok: false, error: 'no project' };
  }
  return { ok: true, data: await res.json() };
}

export const run = () => project('7');
