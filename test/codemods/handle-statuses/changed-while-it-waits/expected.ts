const API = process.env.API_URL ?? 'https://api.acme.test';

export async function pages(): Promise<unknown[]> {
  const all: unknown[] = [];
  let page = 1;
  while (page <= 2) {
    const res = await fetch(`${API}/users?page=${page++}`);
    if (!res.ok) {
      if (res.status === 402) {
        throw Object.assign(new Error('no users: Payment is due; sending it again cannot help.'), {
          status: 402,
        });
      }
      if (res.status === 429) {
        throw Object.assign(new Error('no users: Wait, for Retry-After where it is sent, before you send it again.'), {
          status: 429,
          retryAfter: res.headers.get('retry-after'),
        });
      }
      throw new Error('no users');
    }
    all.push(await res.json());
  }
  return all;
}

export const run = () => pages();
