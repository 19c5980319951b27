const BASE = process.env.API_URL ?? 'https://api.acme.test';

interface Options {
  fetch?: typeof fetch;
}

export async function load(options: Options) {
  const send = options.fetch ?? fetch;
  const res = await send(`${BASE}/users`);
  if (!res.ok) throw new Error(`HTTP ${res.status}`);
  return (await res.json()) as unknown;
}

export const run = () => load({});
