import { describeFacts } from '../describe-facts.js';

describeFacts('an interceptor that sends a request again', {
  'repeats it, as often as a mark on its configuration allows': {
    source: `
import axios from 'axios';
const api = axios.create();
api.interceptors.response.use(undefined, async (error) => {
  const { config } = error;
  if (config.retryCount >= 3) throw error;
  config.retryCount = (config.retryCount ?? 0) + 1;
  return api(config);
});
export const save = (job) => api.post('/jobs', job);`,
    expected: [
      { line: 7, method: 'dynamic', fate: 'propagated', key: 'unknown', retry: null },
      {
        line: 9,
        fate: 'propagated',
        retry: { bounded: true, retriesNonRetryable: true, postWithoutKey: true },
      },
    ],
  },
  'after it was told apart and the wait is over': {
    source: `
import axios from 'axios';
const api = axios.create();
api.interceptors.response.use((res) => res, async (error) => {
  if (error.response?.status === 429 && !error.config.isRepeated) {
    const wait = Number(error.response.headers['retry-after']) * 1000;
    await new Promise((resolve) => setTimeout(resolve, wait));
    return api.request({ ...error.config, isRepeated: true });
  }
  return Promise.reject(error);
});
export const load = () => api.get('/jobs');`,
    expected: [
      { line: 7 },
      {
        line: 11,
        402: 'propagated',
        429: 'distinguished',
        retry: { bounded: true, backoff: true, retryAfter: true, retriesNonRetryable: false },
      },
    ],
  },
  'with fresh credentials sends another one': {
    source: `
import axios from 'axios';
const api = axios.create();
api.interceptors.response.use((res) => res, async (error) => {
  const original = error.config;
  if (error.response?.status === 401 && !original._retry) {
    original._retry = true;
    await axios.post('/refresh');
    return api(original);
  }
  return Promise.reject(error);
});
export const save = (job) => api.post('/jobs', job);`,
    expected: [
      { line: 7, fate: 'propagated' },
      { line: 8, fate: 'propagated', retry: null },
      { line: 12, fate: 'propagated', retry: null },
    ],
  },
  'may send others on the same instance': {
    source: `
import axios from 'axios';
const api = axios.create();
api.interceptors.response.use(undefined, async (error) => {
  await api.post('/failures', { message: error.message });
  throw error;
});
export const load = () => api.get('/jobs');`,
    expected: [{ line: 4 }, { line: 7, fate: 'propagated', retry: null }],
  },
});

describeFacts('a key that a hook mints', {
  'is another one for each attempt of axios-retry, ky, got and ofetch': {
    source: `
import axios from 'axios';
import axiosRetry from 'axios-retry';
import ky from 'ky';
const api = axios.create();
axiosRetry(api, { retryCondition: () => true });
api.interceptors.request.use((config) => {
  config.headers['Idempotency-Key'] = crypto.randomUUID();
  return config;
});
const http = ky.create({
  retry: { methods: ['post'] },
  hooks: { beforeRequest: [(request) => {
    request.headers.set('Idempotency-Key', crypto.randomUUID());
  }] },
});
export const a = (job) => api.post('/jobs', job);
export const b = (job) => http.post('/jobs', { json: job });`,
    expected: [
      { key: 'unstable', defect: 'mintedPerAttempt' },
      { key: 'unstable', defect: 'mintedPerAttempt' },
    ],
  },
  'once and then keeps is the same one': {
    source: `
import axios from 'axios';
import axiosRetry from 'axios-retry';
const one = axios.create();
const other = axios.create();
axiosRetry(one, { retryCondition: () => true });
axiosRetry(other, { retryCondition: () => true });
one.interceptors.request.use((config) => {
  config.headers['Idempotency-Key'] ??= crypto.randomUUID();
  return config;
});
other.interceptors.request.use((config) => {
  if (!config.headers['Idempotency-Key']) config.headers['Idempotency-Key'] = crypto.randomUUID();
  return config;
});
export const a = (job) => one.post('/jobs', job);
export const b = (job) => other.post('/jobs', job);`,
    expected: [{ key: 'present' }, { key: 'present' }],
  },
  'protects where nothing is repeated': {
    source: `
import axios from 'axios';
axios.interceptors.request.use((config) => {
  config.headers['Idempotency-Key'] = crypto.randomUUID();
  return config;
});
export const a = (job) => axios.post('/jobs', job);`,
    expected: { key: 'present' },
  },
  'for each call is the same for each attempt': {
    source: `
import axios from 'axios';
import axiosRetry from 'axios-retry';
const api = axios.create();
axiosRetry(api, { retryCondition: () => true });
export const a = (job) =>
  api.post('/jobs', job, { headers: { 'Idempotency-Key': crypto.randomUUID() } });`,
    expected: { key: 'present' },
  },
});

describeFacts(
  'a hook that a function makes, which sends the request again by the client that it was given',
  {
    'is a repetition of it': {
      source: `
import axios from 'axios';
function repeating(client) {
  return (res) => {
    if (res.status !== 429) return res;
    const { config } = res;
    config.retries = (config.retries || 0) + 1;
    return config.retries > 3 ? res : client(config);
  };
}
const api = axios.create({ validateStatus: () => true });
api.interceptors.response.use(repeating(api));
export const pay = (data) => api.post('/payments', data);`,
      expected: [
        { line: 7 },
        { line: 12, 429: 'distinguished', retry: { bounded: true, postWithoutKey: true } },
      ],
    },
  },
);
