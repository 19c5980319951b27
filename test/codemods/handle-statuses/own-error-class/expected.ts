const API = process.env.API_URL ?? 'https://api.acme.test';

class NotLoaded extends Error {
  constructor(
    message: string,
    readonly what: string,
  ) {
    super(message);
  }
}

export async function user(id: string): Promise<unknown> {
  const res = await fetch(`${API}/users/${id}`);
  if (!res.ok) {
    if (res.status === 402) {
      throw Object.assign(new NotLoaded('no user: Payment is due; sending it again cannot help.', id), {
        status: 402,
      });
    }
    if (res.status === 429) {
      throw Object.assign(new NotLoaded('no user: Wait, for Retry-After where it is sent, before you send it again.', id), {
        status: 429,
        retryAfter: res.headers.get('retry-after'),
      });
    }
    throw new NotLoaded('no user', id);
  }
  return res.json();
}

export const run = () => user('7');
