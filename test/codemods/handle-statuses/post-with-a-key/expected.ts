const API = process.env.API_URL ?? 'https://api.stripe.com';

export async function pay(amount: number): Promise<unknown> {
  const key = crypto.randomUUID();
  const res = await withRetryAfter(() => fetch(`${API}/v1/charges`, {
    method: 'POST',
    headers: { 'Idempotency-Key': key, Accept: 'application/json' },
    body: new URLSearchParams({ amount: String(amount) }),
  }));
  if (!res.ok) {
    if (res.status === 402) {
      throw Object.assign(new Error('not paid: Tell the payer; another attempt needs a new idempotency key.'), {
        status: 402,
      });
    }
    if (res.status === 429) {
      throw Object.assign(new Error('not paid: Try again with exponential backoff.'), {
        status: 429,
        retryAfter: res.headers.get('retry-after'),
      });
    }
    throw new Error('not paid');
  }
  return res.json();
}

export const run = async () => Object.keys((await pay(7)) as object);

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
