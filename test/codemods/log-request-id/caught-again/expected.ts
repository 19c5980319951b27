const API = process.env.API_URL ?? 'https://api.pyramid-ai.com/api/v2';

export async function project(id: string): Promise<unknown> {
  try {
    const res = await fetch(`${API}/projects/${id}`);
    if (!res.ok) throw Object.assign(new Error(`HTTP ${res.status}`), { requestId: res.headers.get('x-request-id') });
    return await res.json();
  } catch (error) {
    console.error('project: failed', error);
    return null;
  }
}

export const run = () => project('7');
