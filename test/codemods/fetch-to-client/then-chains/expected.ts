import { answered, withMessage } from '@unhappy-path/client';
import { api } from './api';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

export const checked = () =>
  api.get<any>(`${BASE}/users`).catch(withMessage('The users cannot be loaded'))
    .then((users) => users.name);

export const rejected = () =>
  answered(api.get<any>(`${BASE}/users`)).then((r) => (r.ok ? r.data : Promise.reject(new Error(r.statusText))));

export const run = async () => [await checked(), await rejected()];
