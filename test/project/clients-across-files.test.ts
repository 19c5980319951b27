import { describe, expect, test } from 'vitest';
import { callsFromFirstLine } from './calls-of.js';

const API = `
import axios from 'axios';
export const api = axios.create({ baseURL: 'https://api.acme.test' });`;

const JOBS = `
import { api } from './api.js';
export const load = () => api.get('/jobs');
export async function save(job) {
  try { await api.post('/jobs', job); } catch { toast('failed'); }
}`;

const INTERCEPTOR = `
api.interceptors.response.use(undefined, (error) => {
  if (error.response?.status === 402) pay();
  if (error.response?.status === 429) wait();
  return Promise.reject(error);
});`;

describe('an axios instance of another file', () => {
  test('sends with what it was made with, and is judged by its caller', async () => {
    const calls = await callsFromFirstLine({ 'api.js': API, 'jobs.js': JOBS });
    expect(calls.get('jobs.js:2')).toMatchObject({
      client: 'axios',
      url: { host: 'api.acme.test', path: '/jobs' },
      checked: 'throws',
      fate: { 402: { kind: 'propagated' } },
    });
    expect(calls.get('jobs.js:4')?.fate['402']).toMatchObject({
      kind: 'lost',
      at: [{ file: 'jobs.js', line: 4 }],
    });
  });

  test('hands errors to the interceptor that stands beside it', async () => {
    const calls = await callsFromFirstLine({ 'api.js': API + INTERCEPTOR, 'jobs.js': JOBS });
    expect(calls.get('jobs.js:4')?.fate).toMatchObject({
      402: { kind: 'distinguished', at: [{ file: 'api.js', line: 4 }] },
      429: { kind: 'distinguished', at: [{ file: 'api.js', line: 5 }] },
    });
  });

  test('hands errors to an interceptor that a third file registers', async () => {
    const calls = await callsFromFirstLine({
      'api.js': API,
      'jobs.js': JOBS,
      'set-up.js': `
import { api } from './api.js';
export function setUp() {${INTERCEPTOR}
}`,
    });
    expect(calls.get('jobs.js:4')?.fate['402']).toMatchObject({
      kind: 'distinguished',
      at: [{ file: 'set-up.js', line: 4 }],
    });
  });

  test('is set up by a function that it is handed to', async () => {
    const calls = await callsFromFirstLine({
      'api.js': `
import axios from 'axios';
import { setUp } from './set-up.js';
export const api = axios.create();
setUp(api);`,
      'jobs.js': JOBS,
      'set-up.js': `export function setUp(api) {${INTERCEPTOR}\n}`,
    });
    expect(calls.get('jobs.js:4')?.fate['402']).toMatchObject({ kind: 'distinguished' });
  });

  test('loses what its interceptor throws away', async () => {
    const calls = await callsFromFirstLine({
      'api.js': `${API}
api.interceptors.response.use((res) => res.data, () => Promise.reject(new Error('failed')));`,
      'jobs.js': JOBS,
    });
    expect(calls.get('jobs.js:2')?.fate['429']).toMatchObject({ kind: 'lost' });
  });

  test('may be told apart in an interceptor that is not seen', async () => {
    const calls = await callsFromFirstLine({
      'api.js': `${API}
import { onFailure } from '@acme/errors';
api.interceptors.response.use(undefined, onFailure);`,
      'jobs.js': JOBS,
    });
    expect(calls.get('jobs.js:4')?.fate['402']?.kind).toBe('unknown');
  });

  test('is repeated by axios-retry wherever that is added', async () => {
    const calls = await callsFromFirstLine({
      'api.js': API,
      'jobs.js': JOBS,
      'retry.js': `
import axiosRetry from 'axios-retry';
import { api } from './api.js';
axiosRetry(api, { retries: 3, retryCondition: () => true });`,
    });
    expect(calls.get('jobs.js:4')?.retry).toMatchObject({ bounded: true, postWithoutKey: true });
  });

  test('takes a key from a request interceptor of another file', async () => {
    const calls = await callsFromFirstLine({
      'api.js': API,
      'jobs.js': JOBS,
      'keys.js': `
import { api } from './api.js';
api.interceptors.request.use((config) => {
  config.headers['Idempotency-Key'] = crypto.randomUUID();
  return config;
});`,
    });
    expect(calls.get('jobs.js:4')?.idempotency).toBe('present');
  });
});

describe('the defaults of axios that another file sets', () => {
  const SET_UP = `
import axios from 'axios';
axios.defaults.baseURL = 'https://api.acme.test';
axios.defaults.validateStatus = () => true;`;
  const LOAD = `
import axios from 'axios';
export const load = async () => (await axios.get('/jobs')).data;`;

  test('hold in its package', async () => {
    const calls = await callsFromFirstLine({ 'set-up.js': SET_UP, 'jobs.js': LOAD });
    expect(calls.get('jobs.js:2')).toMatchObject({
      url: { host: 'api.acme.test' },
      checked: 'no',
      fate: { 402: { kind: 'unchecked' } },
    });
  });

  test('do not hold in another package of a workspace', async () => {
    const calls = await callsFromFirstLine({
      'one/package.json': '{}',
      'one/set-up.js': SET_UP,
      'two/package.json': '{}',
      'two/jobs.js': LOAD,
    });
    expect(calls.get('two/jobs.js:2')).toMatchObject({ url: { host: null }, checked: 'throws' });
  });
});

test('hooks and options of ky, got and ofetch instances go with them', async () => {
  const calls = await callsFromFirstLine({
    'api.js': `
import ky from 'ky';
import got from 'got';
import { ofetch } from 'ofetch';
export const one = ky.create({
  prefixUrl: 'https://api.acme.test',
  hooks: { beforeError: [(error) => {
    if (error.response.status === 402) pay();
    return error;
  }] },
});
export const two = got.extend({ throwHttpErrors: false });
export const three = ofetch.create({
  onResponseError() { throw new Error('failed'); },
});`,
    'jobs.js': `
import { one, two, three } from './api.js';
export const a = (job) => one.post('jobs', { json: job }).json();
export const b = (job) => two.post('https://api.acme.test/jobs', { json: job }).json();
export const c = (job) => three('/jobs', { method: 'POST', body: job });`,
  });
  expect(calls.get('jobs.js:2')?.fate['402']?.kind).toBe('distinguished');
  expect(calls.get('jobs.js:3')).toMatchObject({ checked: 'no' });
  expect(calls.get('jobs.js:4')?.fate['402']?.kind).toBe('lost');
});

describe('a client that a function makes', () => {
  const LOAD = `
export async function load() {
  try { return await api.get('/jobs'); } catch { return null; }
}`;

  test('in another file is set up by it', async () => {
    const calls = await callsFromFirstLine({
      'api.js': `
import axios from 'axios';
export function createApi() {
  const api = axios.create({ baseURL: 'https://api.acme.test' });${INTERCEPTOR}
  return api;
}`,
      'jobs.js': `
import { createApi } from './api.js';
const api = createApi();${LOAD}`,
    });
    expect(calls.get('jobs.js:4')).toMatchObject({
      url: { host: 'api.acme.test', path: '/jobs' },
      fate: { 402: { kind: 'distinguished', at: [{ file: 'api.js', line: 5 }] } },
    });
  });

  test('in the same file is found', async () => {
    const calls = await callsFromFirstLine({
      'jobs.js': `
import axios from 'axios';
const createApi = () => axios.create({ baseURL: 'https://api.acme.test' });
const api = createApi();${LOAD}`,
    });
    expect(calls.get('jobs.js:5')).toMatchObject({
      url: { host: 'api.acme.test' },
      fate: { 402: { kind: 'lost' } },
    });
  });

  test('is an instance of a class of another file', async () => {
    const calls = await callsFromFirstLine({
      'client.js': `
import axios from 'axios';
export class Client {
  constructor(baseURL) { this.http = axios.create({ baseURL }); }
  get(path) { return this.http.get(path); }
}`,
      'jobs.js': `
import { Client } from './client.js';
const api = new Client('https://api.acme.test');${LOAD}`,
    });
    expect(calls.get('jobs.js:4')).toMatchObject({
      via: { name: 'get', file: 'client.js' },
      url: { host: 'api.acme.test', path: '/jobs' },
      fate: { 402: { kind: 'lost' } },
    });
  });

  test('calls functions of Supabase, awaited or not', async () => {
    const INVOKE = `
export async function charge() {
  const { error } = await supabase.functions.invoke('charge');
  if (error) toast('failed');
}`;
    const calls = await callsFromFirstLine({
      'client.js': `
import { createClient } from '@supabase/supabase-js';
export const supabase = createClient(url, key);`,
      'server.js': `
import { createServerClient } from '@supabase/ssr';
export async function createClient() { return createServerClient(url, key); }`,
      'one.js': `import { supabase } from './client.js';${INVOKE}`,
      'two.js': `
import { createClient } from './server.js';
export async function charge() {
  const supabase = await createClient();
  const { error } = await supabase.functions.invoke('charge');
  if (error) toast('failed');
}`,
    });
    expect(calls.get('one.js:3')).toMatchObject({
      method: 'POST',
      fate: { 402: { kind: 'lost' } },
    });
    expect(calls.get('two.js:4')).toMatchObject({
      method: 'POST',
      fate: { 402: { kind: 'lost' } },
    });
  });
});
