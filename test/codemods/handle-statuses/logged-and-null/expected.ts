const API = process.env.API_URL ?? 'https://api.acme.test';

export async function user(id: string): Promise<unknown> {
  const res = await withRetryAfter(() => fetch(`${API}/users/${id}`));
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

/** Sends again, twice at most, after a 429 whose Retry-After asks to wait for 30 seconds or less. */
async function withRetryAfter(send: () => Promise<Response>): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    const res = await send();
    if (res.status !== 429 || attempt === 3) return res;
    const retryAfter = res.headers.get('retry-after');
    if (retryAfter === null) return res;
    // Seconds, or a date.
    const asked = Number(retryAfter);
    const seconds = Number.isNaN(asked) ? (Date.parse(retryAfter) - Date.now()) / 1000 : asked;
    if (!(seconds <= 30)) return res;
    await res.body?.cancel();
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  }
}
