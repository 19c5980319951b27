import { createClient } from '@unhappy-path/client';

export const acme = createClient({
  baseUrl: process.env.API_URL ?? 'https://api.acme.test',
  headers: { Authorization: 'Bearer secret' },
});
