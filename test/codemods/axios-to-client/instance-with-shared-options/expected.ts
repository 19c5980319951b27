import { createClient } from '@unhappy-path/client';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

const shared = { headers: { 'X-App': 'web' }, withCredentials: true };
const http = createClient({ headers: { 'X-App': 'web' }, baseUrl: BASE });

export async function run(): Promise<unknown> {
  try {
    return (await http.get<any>('/me', { credentials: 'include' })).name;
  } catch {
    return null;
  }
}
