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
    setError(res.status === 402 ? 'Something went wrong: Payment is due; sending it again cannot help.' : res.status === 429 ? `Something went wrong: Wait, for Retry-After where it is sent, before you send it again. Retry-After: ${res.headers.get('retry-after') ?? 'not sent'}` : 'Something went wrong');
  }
  return found;
}

export const run = async () => [await user('7'), shown];
