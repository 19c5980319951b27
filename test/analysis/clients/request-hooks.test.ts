import { describeFacts } from '../describe-facts.js';

describeFacts('a request interceptor of axios', {
  'that adds a key to each call protects it': {
    source: `
import axios from 'axios';
const api = axios.create({ baseURL: 'https://api.acme.test' });
api.interceptors.request.use((config) => {
  config.headers['Idempotency-Key'] = crypto.randomUUID();
  return config;
});
export const save = (job) => api.post('/jobs', job);`,
    expected: { method: 'POST', key: 'present', defect: 'mintedPerCall' },
  },
  'may set it as axios’ own headers do, or make a new configuration': {
    source: `
import axios from 'axios';
const one = axios.create();
one.interceptors.request.use(async (config) => {
  config.headers.set('Idempotency-Key', crypto.randomUUID());
  return config;
});
const other = axios.create();
other.interceptors.request.use((config) => ({
  ...config,
  headers: { ...config.headers, 'Idempotency-Key': crypto.randomUUID() },
}));
export const save = (job) => one.post('/jobs', job);
export const change = (job) => other.patch('/jobs', job);`,
    expected: [{ key: 'present' }, { key: 'present' }],
  },
  'that adds it to other methods leaves this one without': {
    source: `
import axios from 'axios';
axios.interceptors.request.use((config) => {
  if (config.method === 'post') config.headers['Idempotency-Key'] = crypto.randomUUID();
  return config;
});
export const save = (job) => axios.post('/jobs', job);
export const change = (job) => axios.patch('/jobs', job);`,
    expected: [{ key: 'present' }, { key: 'absent' }],
  },
  'with a constant key is the same for every call': {
    source: `
import axios from 'axios';
axios.interceptors.request.use((config) => {
  config.headers['Idempotency-Key'] = 'app';
  return config;
});
export const save = (job) => axios.post('/jobs', job);`,
    expected: { key: 'unstable', defect: 'constant' },
  },
  'that adds something else is no key': {
    source: `
import axios from 'axios';
const api = axios.create();
api.interceptors.request.use((config) => {
  const token = localStorage.getItem('token');
  if (token) config.headers.Authorization = 'Bearer ' + token;
  return config;
});
export const save = (job) => api.post('/jobs', job);`,
    expected: { key: 'absent' },
  },
  'that is not seen may add one': {
    source: `
import axios from 'axios';
import { addKey, change } from './keys.js';
const one = axios.create();
one.interceptors.request.use(addKey);
const other = axios.create();
other.interceptors.request.use((config) => change(config));
const third = axios.create();
third.interceptors.request.use((config) => {
  change(config);
  return config;
});
export const a = (job) => one.post('/jobs', job);
export const b = (job) => other.post('/jobs', job);
export const c = (job) => third.post('/jobs', job);`,
    expected: [{ key: 'unknown' }, { key: 'unknown' }, { key: 'unknown' }],
  },
  'of another instance does not count': {
    source: `
import axios from 'axios';
const api = axios.create();
const other = axios.create();
other.interceptors.request.use((config) => {
  config.headers['Idempotency-Key'] = crypto.randomUUID();
  return config;
});
export const save = (job) => api.post('/jobs', job);`,
    expected: { key: 'absent' },
  },
});

describeFacts('a hook before the request', {
  'of ky, got and ofetch may add a key': {
    source: `
import ky from 'ky';
import got from 'got';
import { ofetch } from 'ofetch';
const one = ky.create({
  hooks: {
    beforeRequest: [
      (request) => {
        request.headers.set('Idempotency-Key', crypto.randomUUID());
      },
    ],
  },
});
const two = got.extend({
  hooks: {
    beforeRequest: [
      (options) => {
        options.headers['idempotency-key'] = crypto.randomUUID();
      },
    ],
  },
});
const three = ofetch.create({
  onRequest({ options }) {
    options.headers.set('Idempotency-Key', crypto.randomUUID());
  },
});
export const a = (json) => one.post('https://api.acme.test/jobs', { json });
export const b = (json) => two.post('https://api.acme.test/jobs', { json });
export const c = (body) => three('https://api.acme.test/jobs', { method: 'POST', body });`,
    expected: [{ key: 'present' }, { key: 'present' }, { key: 'present' }],
  },
  'that is not seen may add one, and one for a token does not': {
    source: `
import ky from 'ky';
import { addKey } from './keys.js';
const one = ky.create({ hooks: { beforeRequest: [addKey] } });
const two = ky.create({
  hooks: { beforeRequest: [(request) => request.headers.set('Authorization', 'token')] },
});
export const a = (json) => one.post('https://api.acme.test/jobs', { json });
export const b = (json) => two.post('https://api.acme.test/jobs', { json });`,
    expected: [{ key: 'unknown' }, { key: 'absent' }],
  },
});
