const API = process.env.API_URL ?? 'https://api.openai.com/v1';

export async function models(): Promise<unknown> {
  const res = await fetch(`${API}/models`);
  if (!res.ok) {
    console.error('models', { status: res.status }, res.headers.get('x-request-id'));
    return [];
  }
  return res.json();
}

export const run = () => models();
