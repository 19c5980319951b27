const API = process.env.API_URL ?? 'https://api.pyramid-ai.com/api/v2';

export async function createProject(name: string): Promise<unknown> {
  const idempotencyKey = crypto.randomUUID();
  // The project is billed as soon as it exists.
  const res = await fetch(`${API}/projects`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Authorization: 'Bearer x', // of the organization
      'Idempotency-Key': idempotencyKey,
    },
    body: JSON.stringify({ name }),
  });
  if (!res.ok) throw Object.assign(new Error('no project'), { status: res.status });
  return res.json();
}

export const run = () => createProject('x');
