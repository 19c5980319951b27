import type { Client } from '@unhappy-path/client';
import { createClient } from '@unhappy-path/client';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

interface Config {
  apiKey: string;
}

class Users {
  private client: Client;

  constructor(config: Config) {
    this.client = createClient({
      baseUrl: `${BASE}/v1`,
      headers: { Authorization: `Bearer ${config.apiKey}` },
    });
  }

  load = async (id: string): Promise<unknown> => {
    const data = await this.client.get<any>(`/users/${id}`);
    return data.name;
  };

  async all(): Promise<unknown> {
    const data = await this.client.post<any>('', { json: { all: true } });
    return data.items;
  }
}

class Visits {
  readonly #http = createClient({ baseUrl: `${BASE}/visits` });

  async add(id: string): Promise<string> {
    await this.#http.post('/', { json: { id }, as: 'text' });
    return 'added';
  }
}

export async function run(): Promise<unknown> {
  const users = new Users({ apiKey: 'x' });
  try {
    return [await users.load('7'), await users.all(), await new Visits().add('7')];
  } catch {
    return null;
  }
}
