const API = process.env.API_URL ?? 'https://api.acme.test';

export async function store(content) {
  const res = await fetch(`${API}/files/7`, { method: 'PUT', body: content });
  if (!res.ok) {
    if (res.status === 402) {
      throw Object.assign(new Error('not stored: Payment is due; sending it again cannot help.'), {
        status: 402,
      });
    }
    if (res.status === 429) {
      throw Object.assign(new Error('not stored: Wait, for Retry-After where it is sent, before you send it again.'), {
        status: 429,
        retryAfter: res.headers.get('retry-after'),
      });
    }
    throw new Error('not stored');
  }
  return res.json();
}

export const run = () => store('tea');
