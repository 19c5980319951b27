import { createClient } from '@unhappy-path/client';
import { anthropic } from '@unhappy-path/client/apis';

const API = process.env.API_URL ?? 'https://api.anthropic.com';
const api = createClient({ contract: anthropic, retry: false });

export async function ask(body: unknown): Promise<unknown> {
  const res = await api.fetch(`${API}/v1/messages`, { method: 'POST', body: JSON.stringify(body) });
  if (!res.ok) {
    console.error('no message', res.status);
    return null;
  }
  return res.json();
}

export const run = () => ask({ model: 'x' });
