const API = process.env.API_URL ?? 'https://api.acme.test';

export async function store(content: ReadableStream): Promise<unknown> {
  const res = await fetch(`${API}/files/7`, { method: 'PUT', body: content, duplex: 'half' } as RequestInit);
  if (!res.ok) throw new Error('not stored');
  return res.json();
}

export const run = () => store(new Blob(['tea']).stream());
