import axios, { type AxiosInstance } from 'axios';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

/** Others read its field. */
class Shared {
  client: AxiosInstance = axios.create({ baseURL: BASE });

  async load(): Promise<unknown> {
    const { data } = await this.client.get('/me');
    return data.name;
  }
}

/** It is made anew. */
class Renewed {
  private http = axios.create({ baseURL: BASE });

  async read(): Promise<unknown> {
    const { data } = await this.http.get('/me');
    return data.name;
  }

  renew(): void {
    this.http = axios.create({ baseURL: BASE, timeout: 5000 });
  }
}

/** Another one, under a condition. */
class Chosen {
  private sender: AxiosInstance;

  constructor(given?: AxiosInstance) {
    this.sender = given ?? axios.create({ baseURL: BASE });
  }

  async find(): Promise<unknown> {
    const { data } = await this.sender.get('/me');
    return data.name;
  }
}

/** With a slash that the client would leave out. */
class Rooted {
  #root = axios.create({ baseURL: `${BASE}/v1/` });

  async list(): Promise<unknown> {
    const { data } = await this.#root.get('');
    return data.items;
  }
}

export async function run(): Promise<unknown> {
  const shared = new Shared();
  const renewed = new Renewed();
  try {
    const { defaults } = shared.client;
    renewed.renew();
    const all = [await shared.load(), await renewed.read(), await new Rooted().list()];
    return [...all, await new Chosen().find(), defaults.baseURL === BASE];
  } catch {
    return null;
  }
}
