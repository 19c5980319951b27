import { answered, createClient } from '@unhappy-path/client';
import { anthropic } from '@unhappy-path/client/apis';

const API = process.env.API_URL ?? 'https://api.anthropic.com';
const api = createClient({ contract: anthropic, retry: false });

export async function ask(body: unknown): Promise<unknown> {
  const res = await answered(api.post(`${API}/v1/messages`, { json: body }));
  if (!res.ok) {
    if (res.status === 402) {
      throw Object.assign(new Error('no message: A matter of billing.'), {
        status: 402,
      });
    }
    if (res.status === 429) {
      throw Object.assign(new Error('no message: Wait, for Retry-After where it is sent, before you send it again.'), {
        status: 429,
        retryAfter: res.headers.get('retry-after'),
      });
    }
    throw new Error('no message');
  }
  return res.data;
}

export const run = () => ask({ model: 'x' });
