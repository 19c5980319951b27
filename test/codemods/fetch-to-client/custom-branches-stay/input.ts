const BASE = process.env.API_URL ?? 'https://api.acme.test';

export async function load(id: string): Promise<string | null> {
  const response = await fetch(`${BASE}/users/${id}`, { cache: 'no-store' });
  if (response.status === 402) {
    console.error('Top up', (await response.json()).error.code);
    return 'top up';
  }
  if (!response.ok) {
    // Shown to the user as it is.
    console.error(`${response.status} ${response.statusText}: ${await response.text()}`);
    return null;
  }
  const user: { name: string } = await response.json();
  return user.name;
}

export const run = () => load('7');
