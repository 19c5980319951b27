const API = process.env.API_URL ?? 'https://api.pyramid-ai.com/api/v2';

export async function create(name: string, order: { id: string }): Promise<unknown> {
  const key = `order-${order.id}`;
  const res = await fetch(`${API}/projects`, { method: 'POST', headers: { 'idempotency-key': key }, body: name });
  if (!res.ok) throw Object.assign(new Error('failed'), { status: res.status });
  return res.json();
}

export const run = () => create('x', { id: '7' });
