import { describe, expect, test } from 'vitest';
import { callsOf } from './calls-of.js';

const API = `
export class HttpError extends Error { constructor(readonly status: number) { super('failed'); } }
export abstract class BaseApi {
  constructor(protected readonly base: string) {}
  protected abstract path(): string;
  protected async request<T>(method: string, path: string, body?: unknown): Promise<T> {
    const res = await fetch(this.base + path, { method, body: JSON.stringify(body) });
    if (!res.ok) throw new HttpError(res.status);
    return (await res.json()) as T;
  }
  list() { return this.request('GET', this.path()); }
  static async ping() {
    const res = await fetch('https://api.acme.test/ping');
    if (!res.ok) throw new HttpError(res.status);
  }
}`;

const JOBS = `
import { BaseApi } from './api.js';
export class Jobs extends BaseApi {
  path() { return '/jobs'; }
  create(body: unknown) { return this.request('POST', '/jobs', body); }
  start = (id: string) => this.request('POST', '/jobs/' + id);
  get runs() { return new Runs(this); }
  static make() { return new Jobs('https://api.acme.test'); }
}
class Runs {
  constructor(private readonly jobs: Jobs) {}
  all() { return this.jobs.list(); }
}
export const jobs = new Jobs('https://api.acme.test');
export default jobs;
export const bound = { create: jobs.create.bind(jobs) };`;

const FILES = { 'api.ts': API, 'jobs.ts': JOBS, 'index.ts': `export * from './jobs.js';` };

const url = (path: string) => ({ kind: 'absolute', host: 'api.acme.test', path });

describe('a class of another file', () => {
  test('has the methods of the class that it extends, which call its own', async () => {
    const calls = await callsOf({
      ...FILES,
      'page.ts': `
import { jobs } from './index.js';
export const a = () => jobs.create({});
export const b = () => jobs.list();
export const c = () => jobs.start('1');
export const d = () => jobs.runs.all();`,
    });
    const propagated = { 402: { kind: 'propagated', at: [{ file: 'api.ts', line: 8 }] } };
    expect(calls.get('jobs.ts:5')).toMatchObject({ method: 'POST', via: { name: 'request' } });
    expect(calls.get('page.ts:3')).toMatchObject({
      method: 'POST',
      url: url('/jobs'),
      fate: propagated,
    });
    expect(calls.get('page.ts:4')).toMatchObject({
      method: 'GET',
      url: url('/jobs'),
      fate: propagated,
    });
    expect(calls.get('page.ts:5')).toMatchObject({ method: 'POST', url: url('/jobs/1') });
    expect(calls.get('page.ts:6')).toMatchObject({ method: 'GET', url: url('/jobs') });
  });

  test('is followed by its static members, its makers, and a default export', async () => {
    const calls = await callsOf({
      ...FILES,
      'page.ts': `
import { BaseApi } from './api.js';
import standard, { Jobs } from './jobs.js';
export const a = () => BaseApi.ping();
export const b = () => Jobs.make().create({});
export const c = () => standard.list();
const own = new Jobs('https://other.acme.test');
export const d = () => own.list();`,
    });
    expect(calls.get('page.ts:4')?.url).toEqual(url('/ping'));
    expect(calls.get('page.ts:5')).toMatchObject({ method: 'POST', url: url('/jobs') });
    expect(calls.get('page.ts:6')).toMatchObject({ method: 'GET', url: url('/jobs') });
    expect(calls.get('page.ts:8')?.url.host).toBe('other.acme.test');
  });

  test('is followed by methods that are taken off it', async () => {
    const calls = await callsOf({
      ...FILES,
      'page.ts': `
import { bound, jobs } from './jobs.js';
const list = jobs.list.bind(jobs);
const { start } = jobs;
export const a = () => bound.create({});
export const b = () => list();
export const c = () => start('2');`,
    });
    expect(calls.get('page.ts:5')).toMatchObject({ method: 'POST', url: url('/jobs') });
    expect(calls.get('page.ts:6')).toMatchObject({ method: 'GET', url: url('/jobs') });
    expect(calls.get('page.ts:7')).toMatchObject({ method: 'POST', url: url('/jobs/2') });
  });

  test('is known by its type where it is handed to a constructor', async () => {
    const calls = await callsOf({
      ...FILES,
      'service.ts': `
import type { Jobs } from './jobs.js';
export class Service {
  private readonly other: Jobs;
  constructor(private readonly jobs: Jobs, other: Jobs) { this.other = other; }
  async add() {
    try { return await this.jobs.create({}); } catch { return null; }
  }
  list() { return this.other.list(); }
}`,
    });
    expect(calls.get('service.ts:7')).toMatchObject({
      method: 'POST',
      via: { name: 'create' },
      fate: { 402: { kind: 'lost', at: [{ file: 'service.ts', line: 7 }] } },
    });
    expect(calls.get('service.ts:9')).toMatchObject({ method: 'GET', via: { name: 'list' } });
  });

  test('that extends itself in the end stops nothing', async () => {
    const calls = await callsOf({
      'a.ts': `
import { B } from './b.js';
export class A extends B { load() { return this.send('/a'); } }`,
      'b.ts': `
import { A } from './a.js';
export class B extends A { send(path: string) { return fetch(path); } }`,
    });
    expect(calls.get('b.ts:3')?.checked).toBe('escapes');
  });
});
