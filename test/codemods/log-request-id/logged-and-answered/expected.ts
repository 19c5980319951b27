const API = process.env.API_URL ?? 'https://api.pyramid-ai.com/api/v2';

interface Reply {
  status(code: number): Reply;
  json(body: unknown): void;
}

export async function ask(body: unknown, reply: Reply): Promise<void> {
  const res = await fetch(`${API}/agent/query`, { method: 'POST', body: JSON.stringify(body) });
  if (!res.ok) {
    console.error('no message', res.status, res.headers.get('x-request-id'));
    reply.status(502).json({ error: 'The model did not answer' });
    return;
  }
  reply.json(await res.json());
}

export async function run(): Promise<unknown> {
  const told: unknown[] = [];
  const reply: Reply = { status: (code) => (told.push(code), reply), json: (body) => told.push(body) };
  await ask({ model: 'x' }, reply);
  return told;
}
