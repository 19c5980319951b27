import { createClient } from '@unhappy-path/client';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

export const http = createClient({ baseUrl: `${BASE}/v1` });
