import axios, { AxiosInstance } from 'axios';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

interface Config {
  apiKey: string;
}

class Users {
  private client: AxiosInstance;

  constructor(config: Config) {
    this.client = axios.create({
      baseURL: `${BASE}/v1`,
      headers: { Authorization: `Bearer ${config.apiKey}` },
    });
  }

  load = async (id: string): Promise<unknown> => {
    const response = await this.client.get(`/users/${id}`);
    return response.data.name;
  };

  async all(): Promise<unknown> {
    const { data } = await this.client.post('', { all: true });
    return data.items;
  }
}

class Visits {
  readonly #http: AxiosInstance = axios.create({ baseURL: `${BASE}/visits` });

  async add(id: string): Promise<string> {
    await this.#http.post('/', { id });
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
