import { answered, createClient } from '@unhappy-path/client';

const API = process.env.API_URL ?? 'https://api.acme.test';
const api = createClient({ retry: { backoff: () => 1 } });

export async function user(id: string): Promise<unknown> {
  const res = await answered(api.get(`${API}/users/${id}`));
  if (!res.ok) {
    if (res.status === 402) {
      throw Object.assign(new Error('no user: Payment is due; sending it again cannot help.'), {
        status: 402,
      });
    }
    if (res.status === 429) {
      throw Object.assign(new Error('no user: Wait, for Retry-After where it is sent, before you send it again.'), {
        status: 429,
        retryAfter: res.headers.get('retry-after'),
      });
    }
    throw new Error('no user');
  }
  return res.data;
}

export const run = () => user('7');
