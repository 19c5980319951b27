const API = process.env.API_URL ?? 'https://api.acme.test';

export async function user(id: string, signal: AbortSignal): Promise<unknown> {
  const res = await fetch(`${API}/users/${id}`, { signal });
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
  return res.json();
}

export const run = () => user('7', new AbortController().signal);
