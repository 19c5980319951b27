const API = process.env.API_URL ?? 'https://api.pyramid-ai.com/api/v2';

export class Projects {
  private readonly token = 'x';

  async create(name: string, attempt = 0, idempotencyKey: string = crypto.randomUUID()): Promise<unknown> {
    const headers = new Headers({ Authorization: `Bearer ${this.token}` });
    headers.set('Content-Type', 'text/plain');
    const res = await fetch(`${API}/projects`, { method: 'POST', headers: { Authorization: this.token, 'Idempotency-Key': idempotencyKey }, body: name });
    if (res.status >= 500 && attempt < 2) return this.create(name, attempt + 1, idempotencyKey);
    if (!res.ok) throw Object.assign(new Error('failed'), { status: res.status });
    return res.json();
  }
}

export const run = () => new Projects().create('x');
