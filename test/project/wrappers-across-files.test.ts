import { describe, expect, test } from 'vitest';
import { callsFromFirstLine, callsOf } from './calls-of.js';

const HTTP = `
export class HttpError extends Error {
  constructor(readonly status: number) { super('failed'); }
}
export async function request<T>(method: string, path: string, body?: unknown): Promise<T> {
  const res = await fetch('https://api.acme.test' + path, { method, body: JSON.stringify(body) });
  if (!res.ok) throw new HttpError(res.status);
  return (await res.json()) as T;
}
export const raw = (path: string) => fetch('/api' + path);
export async function lossy(path: string) {
  const res = await fetch('/api' + path);
  if (!res.ok) throw new Error('failed');
  return res.json();
}`;

describe('a call of a wrapper in another file', () => {
  test('is a call with the method and URL of its arguments', async () => {
    const calls = await callsOf({
      'http.ts': HTTP,
      'save.ts': `
import { request } from './http.js';
export const save = () => request('POST', '/projects', {});`,
    });
    expect(calls.get('save.ts:3')).toMatchObject({
      via: { name: 'request', file: 'http.ts', line: 5 },
      method: 'POST',
      url: { kind: 'absolute', host: 'api.acme.test', path: '/projects' },
      checked: 'yes',
      idempotency: 'absent',
      fate: { 402: { kind: 'propagated', at: [{ file: 'http.ts', line: 7 }] } },
    });
  });

  test('keeps nothing of a status that the wrapper logs on another way', async () => {
    const calls = await callsOf({
      'http.js': `
export async function request() {
  const res = await fetch('/jobs');
  if (res.status >= 410 || res.ok) {
    console.error('failed', res.status);
    return res;
  }
  return { ok: false };
}`,
      'page.js': `
import { request } from './http.js';
export async function show() {
  const res = await request();
  return res.ok ? res.json() : null;
}`,
    });
    expect(calls.get('page.js:4')?.fate).toMatchObject({
      402: { kind: 'lost' },
      429: { kind: 'stringified' },
    });
  });

  test('is judged by what its caller does with the error', async () => {
    const calls = await callsOf({
      'http.ts': HTTP,
      'page.ts': `
import { request, type HttpError } from './http.js';
export async function drop() {
  try { return await request('GET', '/a'); }
  catch { return null; }
}
export async function tell() {
  try { return await request('GET', '/a'); }
  catch (error) {
    if ((error as HttpError).status === 402) return 'top up';
    throw error;
  }
}`,
    });
    expect(calls.get('page.ts:4')?.fate['402']).toEqual({
      kind: 'lost',
      at: [{ file: 'page.ts', line: 5 }],
    });
    expect(calls.get('page.ts:8')?.fate['402']?.kind).toBe('distinguished');
  });

  test('is found through a barrel, an instance of a class, and a member that is an object', async () => {
    const calls = await callsOf({
      'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
      'src/lib/http.ts': HTTP,
      'src/lib/client.ts': `
import { request } from './http.js';
class ApiClient {
  constructor(private readonly base: string) {}
  projects = { create: (body: unknown) => request('POST', this.base + '/projects', body) };
  list() { return request('GET', this.base + '/projects'); }
}
export const api = new ApiClient('/v1');`,
      'src/lib/index.ts': `export * from './client.js';`,
      'src/page.ts': `
import { api } from '@/lib/index.js';
export const a = () => api.projects.create({});
export const b = () => api.list();`,
    });
    const url = { kind: 'absolute', host: 'api.acme.test', path: '/v1/projects' };
    expect(calls.get('src/page.ts:3')).toMatchObject({
      method: 'POST',
      url,
      via: { name: 'create' },
    });
    expect(calls.get('src/page.ts:4')).toMatchObject({ method: 'GET', url, via: { name: 'list' } });
  });

  test('is found in CommonJS', async () => {
    const calls = await callsOf({
      'package.json': '{}',
      'http.js': `exports.get = async (path) => fetch('/api' + path);`,
      'page.js': `
const http = require('./http');
exports.load = async () => (await http.get('/a')).json();`,
    });
    expect(calls.get('page.js:3')).toMatchObject({ checked: 'no', url: { path: '/api/a' } });
  });

  test('is none where the wrapper loses the status: that is reported there, once', async () => {
    const calls = await callsOf({
      'http.ts': HTTP,
      'page.ts': `
import { lossy } from './http.js';
export const load = () => lossy('/a');`,
    });
    expect([...calls.keys()]).not.toContain('page.ts:3');
  });

  test('lacks a key by the wrapper where that takes none, and by the caller where it could give one', async () => {
    const calls = await callsOf({
      'http.ts': `
export async function create(body: string) {
  const res = await fetch('/jobs', { method: 'POST', body });
  if (!res.ok) throw res;
  return res;
}
export async function post(headers: HeadersInit) {
  const res = await fetch('/jobs', { method: 'POST', headers });
  if (!res.ok) throw res;
  return res;
}`,
      'page.ts': `
import { create, post } from './http.js';
export const a = () => create('{}');
export const b = () => post({ Accept: 'text/html' });
export const c = () => post({ 'Idempotency-Key': crypto.randomUUID() });`,
    });
    const keyOf = (place: string) => {
      const call = calls.get(place);
      return [call?.idempotency, call?.via?.decides.includes('idempotency')];
    };
    expect(keyOf('page.ts:3')).toEqual(['absent', true]);
    expect(keyOf('page.ts:4')).toEqual(['absent', false]);
    expect(keyOf('page.ts:5')[0]).toBe('present');
  });

  test('of one that reports by what it was made with, and keeps that to itself, is none', async () => {
    const calls = await callsOf({
      'desktop.ts': `
async function deliver(error: unknown): Promise<boolean> {
  const res = await fetch('/telemetry', { method: 'POST', body: String(error) });
  return res.ok;
}
class Desktop {
  constructor(private readonly report: (error: unknown) => void) {}
  async invoke(command: string): Promise<string> {
    this.report(command);
    return command;
  }
}
export const desktop = new Desktop((error) => {
  void deliver(error).then((delivered) => {
    if (!delivered) console.warn('not delivered');
  });
});`,
      'page.ts': `
import { desktop } from './desktop';
export const open = () => desktop.invoke('open').catch(() => undefined);`,
    });
    expect([...calls.keys()].filter((place) => !place.startsWith('desktop.ts'))).toEqual([]);
  });

  test('of a function that keeps all to itself is none', async () => {
    const calls = await callsOf({
      'track.ts': `
export async function track(name: string) {
  try { await fetch('/events', { method: 'POST', body: name }); } catch { return; }
}`,
      'page.ts': `
import { track } from './track.js';
export async function open() { await track('open'); return 1; }`,
    });
    expect([...calls.keys()]).toEqual(['track.ts:3']);
  });

  test('ends where files import each other', async () => {
    const calls = await callsOf({
      'a.ts': `
import { b } from './b.js';
export const a = (n: number): Promise<Response> => (n > 0 ? b(n - 1) : fetch('/a'));`,
      'b.ts': `
import { a } from './a.js';
export const b = (n: number): Promise<Response> => a(n);`,
    });
    expect(calls.get('a.ts:3')?.url.path).toBe('/a');
  });
});

describe('the call of the client in a wrapper', () => {
  test('is judged by all callers where it hands the response on', async () => {
    const calls = await callsOf({
      'http.ts': HTTP,
      'page.ts': `
import { raw } from './http.js';
export const good = async () => {
  const res = await raw('/a');
  if (!res.ok) throw new Error(String(res.status));
  return res.json();
};
export const bad = async () => (await raw('/b')).json();`,
    });
    expect(calls.get('page.ts:4')?.checked).toBe('yes');
    expect(calls.get('page.ts:8')?.checked).toBe('no');
    expect(calls.get('http.ts:10')).toMatchObject({
      checked: 'no',
      fate: { 402: { kind: 'unchecked', at: [{ file: 'page.ts', line: 8 }] } },
    });
  });

  test('is distinguished where a caller two files up tells the status apart', async () => {
    const calls = await callsOf({
      'http.ts': HTTP,
      'projects.ts': `
import { request } from './http.js';
export const list = () => request('GET', '/projects');`,
      'page.ts': `
import { list } from './projects.js';
export async function show() {
  try { return await list(); }
  catch (error: any) { if (error.status === 402) return []; throw error; }
}`,
    });
    const place = { kind: 'distinguished', at: [{ file: 'page.ts', line: 5 }] };
    expect(calls.get('page.ts:4')?.fate['402']).toEqual(place);
    expect(calls.get('projects.ts:3')?.fate['402']).toEqual(place);
    expect(calls.get('http.ts:6')?.fate['402']).toEqual(place);
    expect(calls.get('http.ts:6')?.fate['429']?.kind).toBe('propagated');
  });
});

test('takes no call for a row behind which all is lost, however many calls lead there', async () => {
  const calls = await callsFromFirstLine({
    'client.ts': `
export class Client {
  async invoke() {
    this.report();
    return 1;
  }
  report() {
    void this.deliver();
  }
  private async deliver() {
    try {
      const answer = await fetch('https://api.acme.test/errors', { method: 'POST' });
      return answer.ok;
    } catch {
      return false;
    }
  }
  load() {
    return this.send();
  }
  private send() {
    return fetch('https://api.acme.test/users');
  }
}
export const client = new Client();`,
    'page.ts': `
import { client } from './client';
export const run = () => client.invoke();
export const users = async () => (await client.load()).json();`,
  });
  expect([...calls.keys()].sort()).toEqual(['client.ts:11', 'client.ts:21', 'page.ts:3']);
  expect(calls.get('page.ts:3')).toMatchObject({ checked: 'no', via: { name: 'load' } });
});
