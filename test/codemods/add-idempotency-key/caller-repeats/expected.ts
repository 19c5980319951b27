const API = process.env.API_URL ?? 'https://api.pyramid-ai.com/api/v2';

async function send(name: string, idempotencyKey: string = crypto.randomUUID()): Promise<unknown> {
  const res = await fetch(`${API}/projects`, {
    method: 'POST',
    headers: { Authorization: 'Bearer x', 'Idempotency-Key': idempotencyKey },
    body: JSON.stringify({ name }),
  });
  if (!res.ok) throw Object.assign(new Error('failed'), { status: res.status });
  return res.json();
}

export async function createProject(name: string): Promise<unknown> {
  let failure: unknown;
  const idempotencyKey = crypto.randomUUID();
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await send(name, idempotencyKey);
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

export const run = () => createProject('x');
