const API = process.env.API_URL ?? 'https://api.openai.com/v1';

export async function models(): Promise<unknown> {
  const res = await fetch(`${API}/models`);
  if (!res.ok) {
    console.error('models', { status: res.status });
    return [];
  }
  return res.json();
}

export const run = () => models();
