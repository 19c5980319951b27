const API = process.env.API_URL ?? 'https://api.acme.test';

export async function order(items: string[]): Promise<unknown> {
  const res = await fetch(`${API}/orders`, { method: 'POST', body: JSON.stringify(items) });
  if (!res.ok) {
    if (res.status === 402) {
      throw Object.assign(new Error('not ordered: Payment is due; sending it again cannot help.'), {
        status: 402,
      });
    }
    if (res.status === 429) {
      throw Object.assign(new Error('not ordered: Wait, for Retry-After where it is sent, before you send it again.'), {
        status: 429,
        retryAfter: res.headers.get('retry-after'),
      });
    }
    throw new Error('not ordered');
  }
  return res.json();
}

export const run = () => order(['tea']);
