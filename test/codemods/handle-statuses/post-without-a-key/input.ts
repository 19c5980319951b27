const API = process.env.API_URL ?? 'https://api.acme.test';

export async function order(items: string[]): Promise<unknown> {
  const res = await fetch(`${API}/orders`, { method: 'POST', body: JSON.stringify(items) });
  if (!res.ok) throw new Error('not ordered');
  return res.json();
}

export const run = () => order(['tea']);
