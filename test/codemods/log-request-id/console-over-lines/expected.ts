const API = process.env.API_URL ?? 'https://api.pyramid-ai.com/api/v2';

export async function project(id: string): Promise<unknown> {
  const response = await fetch(`${API}/projects/${id}`);
  if (response.ok) return response.json();
  console.warn(
    'project: failed',
    response.status,
    response.headers.get('x-request-id'),
  );
  throw new Error('no project');
}

export const run = () => project('7');
