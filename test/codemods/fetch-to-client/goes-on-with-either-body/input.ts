const BASE = process.env.API_URL ?? 'https://api.acme.test';

export async function load() {
  const res = await fetch(`${BASE}/users`);
  const data = await res.json();
  return data;
}

export async function name(): Promise<unknown> {
  let res, data;
  try {
    res = await fetch(`${BASE}/users`);
    data = await res.json();
  } catch {
    return 'nobody';
  }
  return data;
}

export const first = () =>
  fetch(`${BASE}/users`, { method: 'DELETE' })
    .then((res) => res.text())
    .then((text) => text.slice(0, 10));

export async function typed() {
  const res = await fetch(`${BASE}/users`);
  const { id } = (await res.json()) as { id?: number };
  return id ?? 'no id';
}

export const run = async () => [await name(), await first(), await typed(), await load()];
