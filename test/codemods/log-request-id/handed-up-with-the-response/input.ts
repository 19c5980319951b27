const API = process.env.API_URL ?? 'https://api.anthropic.com';

// Who gets the response gets its headers too.
export async function ask(body: unknown): Promise<Response> {
  const res = await fetch(`${API}/v1/messages`, { method: 'POST', body: JSON.stringify(body) });
  return res;
}

export async function run() {
  const res = await ask({ model: 'x' });
  return res.status;
}
