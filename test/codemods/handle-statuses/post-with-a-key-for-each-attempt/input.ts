const API = process.env.API_URL ?? 'https://api.stripe.com';

export async function pay(amount: number): Promise<unknown> {
  const res = await fetch(`${API}/v1/charges`, {
    method: 'POST',
    headers: { 'Idempotency-Key': crypto.randomUUID() },
    body: new URLSearchParams({ amount: String(amount) }),
  });
  if (!res.ok) throw new Error('not paid');
  return res.json();
}

export const run = () => pay(7);
