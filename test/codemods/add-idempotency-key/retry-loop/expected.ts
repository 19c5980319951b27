const API = process.env.API_URL ?? 'https://api.pyramid-ai.com/api/v2';

export async function createProject(name: string): Promise<unknown> {
  const idempotencyKey = crypto.randomUUID();
  for (let attempt = 0; attempt < 3; attempt++) {
    const res = await fetch(`${API}/projects`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': idempotencyKey },
      body: JSON.stringify({ name }),
    });
    if (res.ok) return res.json();
    if (res.status < 500 && res.status !== 429) throw Object.assign(new Error('no project'), { status: res.status });
  }
  throw new Error('no project after three attempts');
}

export const run = () => createProject('x');
