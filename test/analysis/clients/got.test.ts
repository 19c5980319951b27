import { describeFacts } from '../describe-facts.js';

describeFacts('got', {
  'rejects a failure, and retries a GET for 429': {
    source: `
import got from 'got';
export const load = () => got('https://api.acme.test/jobs').json();`,
    expected: {
      client: 'got',
      method: 'GET',
      checked: 'throws',
      402: 'propagated',
      429: 'distinguished',
      retry: { bounded: true, backoff: true, retryAfter: true, retriesNonRetryable: false },
    },
  },
  'does not retry a POST, even with a limit': {
    source: `
import got from 'got';
export const a = (json) => got.post('/a', { json }).json();
export const b = (json) => got.post('/b', { json, retry: { limit: 5 } }).json();
export const c = (json) => got('/c', { method: 'POST', json }).json();`,
    expected: [1, 2, 3].map(() => ({ method: 'POST', retry: null, fate: 'propagated' })),
  },
  'does not retry where it is switched off': {
    source: `
import got from 'got';
export const load = () => got('/a', { retry: { limit: 0 } });`,
    expected: { retry: null, fate: 'propagated' },
  },
  'without throwHttpErrors leaves the status to the caller': {
    source: `
import { got } from 'got';
export async function a() {
  return (await got.post('/a', { throwHttpErrors: false })).body;
}
export async function b() {
  const { statusCode, body } = await got.post('/b', { throwHttpErrors: false });
  if (statusCode !== 200) throw new Error('failed');
  return body;
}`,
    expected: [
      { checked: 'no', fate: 'unchecked' },
      { checked: 'yes', fate: 'lost', at: [7] },
    ],
  },
  'takes the options of its instances': {
    source: `
import got from 'got';
const api = got.extend({ prefixUrl: 'https://api.acme.test', retry: { limit: 0 } });
export const load = () => api.get('jobs').json();`,
    expected: { url: 'absolute api.acme.test/jobs', retry: null, fate: 'propagated' },
  },
  'is separated by the statusCode of its error’s response': {
    source: `
import got from 'got';
export async function save(json) {
  try {
    return await got.post('/a', { json }).json();
  } catch (error) {
    if (error.response?.statusCode === 429) return 'wait';
    throw new Error('failed');
  }
}`,
    expected: { 429: 'distinguished', 402: 'lost', at402: [7] },
  },
});
