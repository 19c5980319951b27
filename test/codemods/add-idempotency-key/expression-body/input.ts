const API = process.env.API_URL ?? 'https://api.pyramid-ai.com/api/v2';

export const createProject = (name: string) =>
  fetch(`${API}/projects`, { method: 'POST', body: name }).then((res) => {
    if (!res.ok) throw Object.assign(new Error('failed'), { status: res.status });
    return res.json() as Promise<unknown>;
  });

export const run = () => createProject('x');
