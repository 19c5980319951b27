const API = process.env.API_URL ?? 'https://api.acme.test';

export async function user(id: string): Promise<unknown> {
  const res = await fetch(`${API}/users/${id}`);
  if (!res.ok) {
    if (res.status === 402) {
      console.error('user: failed: Payment is due; sending it again cannot help.');
      return null;
    }
    if (res.status === 429) {
      console.error(`user: failed: Wait, for Retry-After where it is sent, before you send it again. Retry-After: ${res.headers.get('retry-after') ?? 'not sent'}`);
      return null;
    }
    console.error('user: failed');
    return null;
  }
  return res.json();
}

export const run = () => user('7');
