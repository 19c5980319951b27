import { describeFacts } from '../describe-facts.js';

describeFacts('ky', {
  'rejects a failure, and retries a GET for 429': {
    source: `
import ky from 'ky';
export const load = () => ky.get('https://api.acme.test/jobs').json();`,
    expected: {
      client: 'ky',
      method: 'GET',
      checked: 'throws',
      402: 'propagated',
      429: 'distinguished',
      retry: { bounded: true, backoff: true, retryAfter: true, retriesNonRetryable: false },
    },
  },
  'does not retry a POST': {
    source: `
import ky from 'ky';
export const save = (json) => ky.post('https://api.acme.test/jobs', { json }).json();`,
    expected: { method: 'POST', checked: 'throws', fate: 'propagated', retry: null, key: 'absent' },
  },
  'retries a POST only where methods name it': {
    source: `
import ky from 'ky';
export const a = (json) => ky.post('/a', { json, retry: 3 });
export const b = (json) => ky.post('/b', { json, retry: { limit: 3 } });
export const c = (json) => ky.post('/c', { json, retry: { limit: 3, methods: ['post'] } });`,
    expected: [
      { retry: null },
      { retry: null },
      { retry: { bounded: true, postWithoutKey: true }, 429: 'distinguished' },
    ],
  },
  'does not retry where it is switched off': {
    source: `
import ky from 'ky';
export const a = () => ky.get('/a', { retry: 0 });
export const b = () => ky.get('/b', { retry: { limit: 0 } });`,
    expected: [
      { retry: null, fate: 'propagated' },
      { retry: null, fate: 'propagated' },
    ],
  },
  'retries what statusCodes name': {
    source: `
import ky from 'ky';
export const load = () => ky.get('/a', { retry: { statusCodes: [402, 503] } });`,
    expected: { retry: { retriesNonRetryable: true }, 402: 'distinguished', 429: 'propagated' },
  },
  'without throwHttpErrors leaves the status to the caller': {
    source: `
import ky from 'ky';
export async function a() {
  return ky.post('/a', { throwHttpErrors: false }).json();
}
export async function b() {
  const res = await ky.post('/b', { throwHttpErrors: false });
  if (!res.ok) throw new Error('failed');
  return res.json();
}`,
    expected: [
      { checked: 'no', fate: 'unchecked' },
      { checked: 'yes', fate: 'lost', at: [7] },
    ],
  },
  'takes the options of its instances': {
    source: `
import ky from 'ky';
const base = ky.create({ prefixUrl: 'https://api.acme.test/v1', retry: 0 });
const api = base.extend({ throwHttpErrors: false });
export const a = () => base.get('jobs').json();
export const b = () => api.get('jobs').json();`,
    expected: [
      { url: 'absolute api.acme.test/v1/jobs', checked: 'throws', fate: 'propagated', retry: null },
      { url: 'absolute api.acme.test/v1/jobs', checked: 'no', fate: 'unchecked', retry: null },
    ],
  },
  'is separated by the response of its error': {
    source: `
import ky, { HTTPError } from 'ky';
export async function save(json) {
  try {
    return await ky.post('/a', { json }).json();
  } catch (error) {
    if (error instanceof HTTPError && error.response.status === 402) return 'top up';
    throw error;
  }
}`,
    expected: { 402: 'distinguished', 429: 'propagated' },
  },
  'is lost in a catch that swallows': {
    source: `
import ky from 'ky';
export async function save(json) {
  try {
    return await ky.post('/a', { json }).json();
  } catch {
    return null;
  }
}`,
    expected: { checked: 'throws', fate: 'lost', at: [6] },
  },
});
