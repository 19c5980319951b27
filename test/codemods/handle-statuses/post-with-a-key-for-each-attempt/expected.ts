const API = process.env.API_URL ?? 'https://api.stripe.com';

export async function pay(amount: number): Promise<unknown> {
  const res = await fetch(`${API}/v1/charges`, {
    method: 'POST',
    headers: { 'Idempotency-Key': crypto.randomUUID() },
    body: new URLSearchParams({ amount: String(amount) }),
  });
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

export const run = () => pay(7);
