const API = process.env.API_URL ?? 'https://api.pyramid-ai.com/api/v2';

export async function createProject(name: string, extra: Record<string, string> = {}): Promise<unknown> {
  const idempotencyKey = crypto.randomUUID();
  const res = await fetch(`${API}/projects`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': idempotencyKey, ...extra },
    body: JSON.stringify({ name }),
  });
  if (!res.ok) throw Object.assign(new Error('failed'), { status: res.status });
  return res.json();
}

export const run = () => createProject('x');
