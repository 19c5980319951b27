import { describe, expect, test } from 'vitest';
import { callsOf } from './calls-of.js';

const HTTP = `
export const post = (base: string) => (path: string, body: unknown) =>
  fetch(base + path, { method: 'POST', body: JSON.stringify(body) });
export function createApi(config: { base: string }) {
  async function request(method: string, path: string) {
    const res = await fetch(config.base + path, { method });
    if (!res.ok) throw { status: res.status };
    return res.json();
  }
  return { get: (path: string) => request('GET', path), jobs: { create: () => request('POST', '/jobs') } };
}
export const acme = post('https://api.acme.test');
export async function request<T>(method: string, path: string): Promise<T> {
  const res = await fetch('https://api.acme.test' + path, { method });
  if (!res.ok) throw { status: res.status };
  return (await res.json()) as T;
}
export const create = request.bind(null, 'POST');
export function load(path: string): Promise<Response>;
export function load(path: string, method: string): Promise<Response>;
export function load(path: string, method = 'GET'): Promise<Response> {
  return fetch('https://api.acme.test' + path, { method });
}
export const logged = (send: typeof fetch): typeof fetch => async (input, init) => {
  const res = await send(input, init);
  console.info(res.status);
  return res;
};
export const loggedFetch = logged(fetch);`;

const url = (path: string, host = 'api.acme.test') => ({ kind: 'absolute', host, path });

describe('a function that another file makes', () => {
  test('remembers what it was made with', async () => {
    const calls = await callsOf({
      'http.ts': HTTP,
      'page.ts': `
import { acme, createApi, post } from './http.js';
const api = createApi({ base: 'https://api.acme.test' });
const { get } = createApi({ base: 'https://other.acme.test' });
export const a = () => api.get('/a');
export const b = () => api.jobs.create();
export const c = () => get('/c');
export const d = async () => (await acme('/d', {})).json();
export const e = async () => (await post('https://third.acme.test')('/e', {})).json();`,
    });
    expect(calls.get('page.ts:5')).toMatchObject({ method: 'GET', url: url('/a') });
    expect(calls.get('page.ts:6')).toMatchObject({ method: 'POST', url: url('/jobs') });
    expect(calls.get('page.ts:7')?.url).toEqual(url('/c', 'other.acme.test'));
    expect(calls.get('page.ts:8')).toMatchObject({ method: 'POST', url: url('/d'), checked: 'no' });
    expect(calls.get('page.ts:9')?.url).toEqual(url('/e', 'third.acme.test'));
  });

  test('is judged by its caller', async () => {
    const calls = await callsOf({
      'http.ts': HTTP,
      'page.ts': `
import { createApi } from './http.js';
const api = createApi({ base: 'https://api.acme.test' });
export async function drop() {
  try { return await api.get('/a'); } catch { return null; }
}
export async function tell() {
  try { return await api.get('/a'); }
  catch (error: any) { if (error.status === 402) return 'top up'; throw error; }
}`,
    });
    expect(calls.get('page.ts:5')?.fate['402']).toEqual({
      kind: 'lost',
      at: [{ file: 'page.ts', line: 5 }],
    });
    expect(calls.get('page.ts:8')?.fate['402']?.kind).toBe('distinguished');
  });

  test('is found with type arguments, bound arguments and overloads', async () => {
    const calls = await callsOf({
      'http.ts': HTTP,
      'page.ts': `
import { create, load, request } from './http.js';
export const a = () => request<string>('PUT', '/a');
export const b = () => create('/b');
export const c = async () => (await load('/c', 'DELETE')).json();`,
    });
    expect(calls.get('page.ts:3')).toMatchObject({ method: 'PUT', url: url('/a') });
    expect(calls.get('page.ts:4')).toMatchObject({ method: 'POST', url: url('/b') });
    expect(calls.get('page.ts:5')).toMatchObject({
      method: 'DELETE',
      url: url('/c'),
      checked: 'no',
    });
  });

  test('sends what it is given to send with', async () => {
    const calls = await callsOf({
      'http.ts': HTTP,
      'page.ts': `
import { logged, loggedFetch } from './http.js';
export const a = async () => (await loggedFetch('https://api.acme.test/a')).json();
export const b = async () => (await logged(fetch)('https://api.acme.test/b')).json();`,
    });
    expect(calls.get('page.ts:3')).toMatchObject({ url: url('/a'), checked: 'no' });
    expect(calls.get('page.ts:4')).toMatchObject({ url: url('/b'), checked: 'no' });
  });
});
