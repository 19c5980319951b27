const API = process.env.API_URL ?? 'https://api.pyramid-ai.com/api/v2';

function failure(status: number): Error {
  return new Error(`HTTP ${status}`);
}

export async function project(id: string): Promise<unknown> {
  const res = await fetch(`${API}/projects/${id}`);
  if (!res.ok) throw failure(res.status);
  return res.json();
}

export const run = () => project('7');
