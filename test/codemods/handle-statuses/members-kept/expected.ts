const API = process.env.API_URL ?? 'https://api.pyramid-ai.com/api/v2';

export async function project(id: string): Promise<unknown> {
  const res = await fetch(`${API}/projects/${id}`);
  if (!res.ok) {
    if (res.status === 402) {
      throw Object.assign(new Error('no project: Contact the account manager.'), {
        requestId: res.headers.get('x-request-id'),
        status: 402,
      });
    }
    if (res.status === 429) {
      throw Object.assign(new Error('no project: Wait for the seconds in Retry-After.'), {
        requestId: res.headers.get('x-request-id'),
        status: 429,
        retryAfter: res.headers.get('retry-after'),
      });
    }
    throw Object.assign(new Error('no project'), { requestId: res.headers.get('x-request-id') });
  }
  return res.json();
}

export const run = () => project('7');
