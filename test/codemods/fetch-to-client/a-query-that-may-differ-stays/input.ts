const BASE = process.env.API_URL ?? 'https://api.acme.test';

const paths = { users: '/users?all' };

/** Each of these addresses would be another one as `query`, for some value: a space is `%20` here, and `+` there. */
export async function users(name: string, limit?: number): Promise<unknown[]> {
  const all: unknown[] = [];
  for (const address of [name]) {
    const one = await fetch(`${BASE}/users?name=${encodeURIComponent(address)}`);
    if (!one.ok) throw new Error('no users');
    all.push(await one.json());
  }
  const two = await fetch(`${BASE}/users?limit=${limit}`);
  if (!two.ok) throw new Error('no users');
  const three = await fetch(`${BASE}${paths.users}?limit=${2}`);
  if (!three.ok) throw new Error('no users');
  const four = await fetch(`${BASE}/users?a=1&a=2`);
  if (!four.ok) throw new Error('no users');
  const five = await fetch(`${BASE}/users?b=1&7=2#there`);
  if (!five.ok) throw new Error('no users');
  return [...all, await two.json(), await three.json(), await four.json(), await five.json()];
}

export const run = () => users("Ada (of Acme) & 'co'");
