import { describe, expect, test } from 'vitest';
import { callsOf } from './calls-of.js';

const API = `
export interface ApiClient {
  get(path: string): Promise<unknown>;
  create(body: unknown): Promise<Response>;
}`;

const HTTP_API = `
import type { ApiClient } from './api-client.js';
export class HttpApi implements ApiClient {
  constructor(private readonly base = 'https://api.acme.test') {}
  async get(path: string) {
    const res = await fetch(this.base + path);
    if (!res.ok) throw Object.assign(new Error('failed'), { status: res.status });
    return res.json();
  }
  create(body: unknown) {
    return fetch(this.base + '/jobs', { method: 'POST', body: JSON.stringify(body) });
  }
}`;

const SERVICE = `
import type { ApiClient } from './index.js';
export class Service {
  constructor(private readonly api: ApiClient) {}
  async list() {
    try { return await this.api.get('/jobs'); } catch { return null; }
  }
  async create(body: unknown) {
    const res = await this.api.create(body);
    return res.json();
  }
}`;

const PROJECT = {
  'api-client.ts': API,
  'index.ts': `export * from './api-client.js';`,
  'http-api.ts': HTTP_API,
  'service.ts': SERVICE,
};

describe('a call of a method of an interface', () => {
  test('is one of the only class that implements it', async () => {
    const calls = await callsOf(PROJECT);
    expect(calls.get('service.ts:6')).toMatchObject({
      via: { name: 'get', file: 'http-api.ts' },
      method: 'GET',
      url: { host: 'api.acme.test', path: '/jobs' },
      fate: { 402: { kind: 'lost' } },
    });
    expect(calls.get('service.ts:9')).toMatchObject({
      method: 'POST',
      checked: 'no',
      idempotency: 'absent',
    });
  });

  test('of a parameter, and of a class that implements it in the same file, is one as well', async () => {
    const calls = await callsOf({
      'api.ts': `
export interface Jobs { create(body: string): Promise<Response> }
class HttpJobs implements Jobs {
  create(body: string) { return fetch('https://api.acme.test/jobs', { method: 'POST', body }); }
}
export const jobs = (): Jobs => new HttpJobs();`,
      'use.ts': `
import { type Jobs as Api } from './api.js';
export async function run(api: Api) {
  return (await api.create('{}')).json();
}`,
    });
    expect(calls.get('use.ts:4')).toMatchObject({ method: 'POST', checked: 'no' });
  });

  test('is not known where several classes implement it', async () => {
    const calls = await callsOf({
      ...PROJECT,
      'memory-api.ts': `
import type { ApiClient } from './index.js';
export class MemoryApi implements ApiClient {
  async get() { return []; }
  async create() { return new Response('{}'); }
}`,
    });
    expect(calls.get('service.ts:6')).toBeUndefined();
  });

  test('is not known where an object is made by hand', async () => {
    const calls = await callsOf({
      ...PROJECT,
      'memory-api.ts': `
import type { ApiClient } from './index.js';
export function memoryApi(): ApiClient {
  return { get: async () => [], create: async () => new Response('{}') };
}`,
    });
    expect(calls.get('service.ts:6')).toBeUndefined();
  });

  test('is not known where another interface extends it, or a class its implementation', async () => {
    const withInterface = await callsOf({
      ...PROJECT,
      'admin.ts': `
import type { ApiClient } from './index.js';
export interface AdminClient extends ApiClient { remove(): void }`,
    });
    expect(withInterface.get('service.ts:6')).toBeUndefined();
    const withHeir = await callsOf({
      ...PROJECT,
      'cached.ts': `
import { HttpApi } from './http-api.js';
export class CachedApi extends HttpApi { override async get() { return []; } }`,
    });
    expect(withHeir.get('service.ts:6')).toBeUndefined();
  });

  test('does not take a double of the tests for another implementation', async () => {
    const calls = await callsOf({
      ...PROJECT,
      'service.test.ts': `
import type { ApiClient } from './index.js';
class FakeApi implements ApiClient {
  async get() { return []; }
  async create() { return new Response('{}'); }
}
new FakeApi();`,
    });
    expect(calls.get('service.ts:6')?.fate['402']?.kind).toBe('lost');
  });

  test('does not take another interface of the same name for it', async () => {
    const calls = await callsOf({
      ...PROJECT,
      'other.ts': `
interface ApiClient { ping(): void }
export class Pinger implements ApiClient { ping() { return; } }`,
    });
    expect(calls.get('service.ts:6')?.fate['402']?.kind).toBe('lost');
  });
});

describe('a call of a method of an abstract class', () => {
  const BASE = `
export abstract class Transport {
  abstract send(path: string, init: RequestInit): Promise<Response>;
}`;
  const HEIR = `
import { Transport } from './base.js';
export class FetchTransport extends Transport {
  send(path: string, init: RequestInit) { return fetch('https://api.acme.test' + path, init); }
}`;
  const USE = `
import { Transport } from './base.js';
export async function pay(transport: Transport) {
  const res = await transport.send('/pay', { method: 'POST' });
  return res.json();
}`;

  test('is one of its only subclass', async () => {
    const calls = await callsOf({ 'base.ts': BASE, 'fetch-transport.ts': HEIR, 'use.ts': USE });
    expect(calls.get('use.ts:4')).toMatchObject({
      method: 'POST',
      url: { host: 'api.acme.test', path: '/pay' },
      checked: 'no',
    });
  });

  test('is not known where it has several', async () => {
    const calls = await callsOf({
      'base.ts': BASE,
      'fetch-transport.ts': HEIR,
      'use.ts': USE,
      'null-transport.ts': `
import { Transport } from './base.js';
export class NullTransport extends Transport {
  async send() { return new Response('{}'); }
}`,
    });
    expect(calls.get('use.ts:4')).toBeUndefined();
  });
});
