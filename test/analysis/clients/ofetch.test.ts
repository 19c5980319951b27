import { describeFacts } from '../describe-facts.js';

describeFacts('ofetch', {
  'rejects a failure, and retries a GET once for 429': {
    source: `
import { ofetch } from 'ofetch';
export const load = () => ofetch('https://api.acme.test/jobs');`,
    expected: {
      client: 'ofetch',
      method: 'GET',
      checked: 'throws',
      402: 'propagated',
      429: 'distinguished',
      retry: { bounded: true, backoff: false, retryAfter: false },
    },
  },
  'is known as the global of Nuxt': {
    source: `
export const load = () => $fetch('/api/jobs');`,
    expected: { client: 'ofetch', checked: 'throws' },
  },
  'retries a POST only where retry is set': {
    source: `
import { $fetch } from 'ofetch';
export const a = (body) => $fetch('/a', { method: 'POST', body });
export const b = (body) => $fetch('/b', { method: 'POST', body, retry: 2 });
export const c = () => $fetch('/c', { retry: false });`,
    expected: [
      { retry: null, fate: 'propagated' },
      { retry: { bounded: true, postWithoutKey: true } },
      { retry: null, fate: 'propagated' },
    ],
  },
  'gives the response with raw': {
    source: `
import { ofetch } from 'ofetch';
export async function load(body) {
  const res = await ofetch.raw('/a', { method: 'POST', body, ignoreResponseError: true });
  if (res.status === 402) return 'top up';
  return res._data;
}`,
    expected: { checked: 'yes', 402: 'distinguished', 429: 'unchecked' },
  },
  'with ignoreResponseError notices nothing': {
    source: `
import { ofetch } from 'ofetch';
export async function load(body) {
  const jobs = await ofetch('/a', { method: 'POST', body, ignoreResponseError: true });
  return jobs.items;
}`,
    expected: { checked: 'no', fate: 'unchecked' },
  },
  'takes the options of its instances': {
    source: `
import { ofetch } from 'ofetch';
const api = ofetch.create({ baseURL: 'https://api.acme.test', retry: 0 });
export const load = () => api('/jobs');`,
    expected: { url: 'absolute api.acme.test/jobs', retry: null, fate: 'propagated' },
  },
  'is separated by the status of its error': {
    source: `
import { ofetch } from 'ofetch';
export async function save(body) {
  try {
    return await ofetch('/a', { method: 'POST', body });
  } catch (error) {
    if (error.status === 402 || error.statusCode === 429) return 'quota';
    throw error;
  }
}`,
    expected: { fate: 'distinguished' },
  },
});
