const API = process.env.API_URL ?? 'https://api.acme.test';

export async function user(id: string): Promise<unknown> {
  const res = await withRetryAfter(() => fetch(`${API}/users/${id}`));
  if (!res.ok) throw Object.assign(new Error('no user'), { status: res.status });
  return res.json();
}

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

export async function remove(id: string): Promise<unknown> {
  const res = await withRetryAfter(() => fetch(`${API}/users/${id}`, { method: 'DELETE' }));
  if (!res.ok) {
    if (res.status === 402) {
      throw Object.assign(new Error('not removed: Payment is due; sending it again cannot help.'), {
        status: 402
      });
    }
    if (res.status === 429) {
      throw Object.assign(new Error('not removed: Wait, for Retry-After where it is sent, before you send it again.'), {
        status: 429,
        retryAfter: res.headers.get('retry-after')
      });
    }
    throw new Error('not removed');
  }
  return res.json();
}

export const run = () => remove('7');
