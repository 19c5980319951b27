import { answered, createClient } from '@unhappy-path/client';
import { anthropic } from '@unhappy-path/client/apis';

const API = process.env.API_URL ?? 'https://api.anthropic.com';
const api = createClient({ contract: anthropic, retry: false });

export async function ask(body: unknown): Promise<unknown> {
  const res = await answered(api.post(`${API}/v1/messages`, { json: body }));
  if (!res.ok) {
    throw new Error('no message');
  }
  return res.data;
}

export const run = () => ask({ model: 'x' });
