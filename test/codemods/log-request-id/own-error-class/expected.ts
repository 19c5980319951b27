const API = process.env.API_URL ?? 'https://api.pyramid-ai.com/api/v2';

export class ApiError extends Error {
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
  }
}

export async function project(id: string): Promise<unknown> {
  const res = await fetch(`${API}/projects/${id}`);
  if (!res.ok) {
    const error = Object.assign(new ApiError('no project', res.status), { requestId: res.headers.get('x-request-id') });
    throw error;
  }
  return res.json();
}

export const run = () => project('7');
