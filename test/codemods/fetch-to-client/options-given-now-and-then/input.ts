const BASE = process.env.API_URL ?? 'https://api.acme.test';

interface Input {
  method?: 'GET' | 'POST';
  body?: unknown;
  signal?: AbortSignal;
}

export async function send(path: string, input: Input): Promise<unknown> {
  const res = await fetch(`${BASE}${path}`, {
    method: input.method ?? 'GET',
    headers: {
      ...(input.body ? { 'Content-Type': 'application/json' } : {}),
      'X-App': 'acme',
    },
    ...(input.body ? { body: JSON.stringify(input.body) } : {}),
    ...(input.signal && { signal: input.signal }),
  });
  if (!res.ok) throw new Error(`No answer: ${res.status}`);
  return res.json();
}

export const run = async () => [
  await send('/users', { method: 'POST', body: { name: 'Ada' }, signal: new AbortController().signal }),
  await send('/users', {}),
];
