const BASE = process.env.API_URL ?? 'https://api.acme.test';

class HttpError extends Error {
  constructor(readonly status: number) {
    super(`failed with ${status}`);
  }
}

export async function create(name: string) {
  const res = await fetch(`${BASE}/users`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-Team': 'blue',
    },
    body: JSON.stringify({ name, tags: ['a'] }),
    credentials: 'include',
  });
  if (!res.ok) throw new HttpError(res.status);
  return res.json();
}

export async function put(name: string) {
  const res = await fetch(`${BASE}/users/7`, {
    body: JSON.stringify({ name }),
    headers: { 'content-type': 'application/json' },
    method: 'put',
  });
  if (!res.ok) throw new HttpError(res.status);
  return res.json();
}

export async function run() {
  return [await create('Ada'), await put('Ada')];
}
