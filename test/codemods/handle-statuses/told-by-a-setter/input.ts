const API = process.env.API_URL ?? 'https://api.acme.test';

let shown = '';
function setError(text: string): void {
  shown = text;
}

export async function user(id: string): Promise<unknown> {
  let found: unknown;
  const res = await fetch(`${API}/users/${id}`);
  if (res.ok) {
    found = await res.json();
  } else {
    setError('Something went wrong');
  }
  return found;
}

export const run = async () => [await user('7'), shown];
