const API = process.env.API_URL ?? 'https://api.acme.test';

let shown = '';
function setError(text: string): void {
  shown = text;
}

export async function user(id: string): Promise<unknown> {
  let found: unknown;
  const res = await withRetryAfter(() => fetch(`${API}/users/${id}`));
  if (res.ok) {
    found = await res.json();
  } else {
    if (res.status === 402) {
      setError('Something went wrong: Payment is due; sending it again cannot help.');
    } else if (res.status === 429) {
      setError(`Something went wrong: Wait, for Retry-After where it is sent, before you send it again. Retry-After: ${res.headers.get('retry-after') ?? 'not sent'}`);
    } else {
      setError('Something went wrong');
    }
  }
  return found;
}

export const run = async () => [await user('7'), shown];

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
