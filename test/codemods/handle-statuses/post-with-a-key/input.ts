const API = process.env.API_URL ?? 'https://api.stripe.com';

export async function pay(amount: number): Promise<unknown> {
  const key = crypto.randomUUID();
  const res = await fetch(`${API}/v1/charges`, {
    method: 'POST',
    headers: { 'Idempotency-Key': key, Accept: 'application/json' },
    body: new URLSearchParams({ amount: String(amount) }),
  });
  if (!res.ok) throw new Error('not paid');
  return res.json();
}

export const run = async () => Object.keys((await pay(7)) as object);
