const BASE = process.env.API_URL ?? 'https://api.acme.test';

export const checked = () =>
  fetch(`${BASE}/users`)
    .then((response) => {
      if (!response.ok) throw new Error('The users cannot be loaded');
      return response.json();
    })
    .then((users) => users.name);

export const rejected = () =>
  fetch(`${BASE}/users`).then((r) => (r.ok ? r.json() : Promise.reject(new Error(r.statusText))));

export const run = async () => [await checked(), await rejected()];
