import { createClient } from '@unhappy-path/client';
import { TOKEN } from './lib/token';

export const api = createClient();

export const acme = createClient({
  baseUrl: process.env.API_URL ?? 'https://api.acme.test',
  headers: { Authorization: `Bearer ${TOKEN}` },
  retry: { limit: 1, backoff: () => 1 },
});
