const API = process.env.API_URL ?? 'https://api.acme.test';

class NotLoaded extends Error {
  constructor(
    message: string,
    readonly what: string,
  ) {
    super(message);
  }
}

export async function user(id: string): Promise<unknown> {
  const res = await fetch(`${API}/users/${id}`);
  if (!res.ok) throw new NotLoaded('no user', id);
  return res.json();
}

export const run = () => user('7');
