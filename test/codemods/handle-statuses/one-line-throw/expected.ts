const API = process.env.API_URL ?? 'https://api.pyramid-ai.com/api/v2';

export async function project(id: string): Promise<unknown> {
  const res = await withRetryAfter(() => fetch(`${API}/projects/${id}`));
  if (!res.ok) {
    if (res.status === 402) {
      throw Object.assign(new Error(`HTTP ${res.status}: Contact the account manager.`), {
        status: 402,
      });
    }
    if (res.status === 429) {
      throw Object.assign(new Error(`HTTP ${res.status}: Wait for the seconds in Retry-After.`), {
        status: 429,
        retryAfter: res.headers.get('retry-after'),
      });
    }
    throw new Error(`HTTP ${res.status}`);
  }
  return res.json();
}

export const run = () => project('7');

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
