const API = process.env.API_URL ?? 'https://api.pyramid-ai.com/api/v2';

async function withRetry<T>(send: () => Promise<T>, attempts = 3): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await send();
    } catch (error) {
      if (attempt >= attempts) throw error;
    }
  }
}

export async function createProject(name: string): Promise<unknown> {
  return withRetry(async () => {
    const res = await fetch(`${API}/projects`, { method: 'POST', body: JSON.stringify({ name }) });
    if (!res.ok) throw Object.assign(new Error('failed'), { status: res.status });
    return (await res.json()) as unknown;
  });
}

export const run = () => createProject('x');
