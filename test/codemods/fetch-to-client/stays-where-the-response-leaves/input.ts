const BASE = process.env.API_URL ?? 'https://api.acme.test';

export const load = () => fetch(`${BASE}/users`);

export async function send(init: RequestInit) {
  const res = await fetch(`${BASE}/users`, init);
  console.log(res);
  return res;
}

export async function run() {
  const res = await load();
  return res.status;
}
