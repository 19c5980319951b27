import { describeFacts } from '../describe-facts.js';

describeFacts('undici', {
  'fulfils on every status with fetch': {
    source: `
import { fetch } from 'undici';
export const load = async () => (await fetch('https://api.acme.test/jobs')).json();`,
    expected: { client: 'undici', checked: 'no', fate: 'unchecked' },
  },
  'fulfils on every status with request': {
    source: `
import { request } from 'undici';
export async function load() {
  const { body } = await request('https://api.acme.test/jobs', { method: 'POST' });
  return body.json();
}`,
    expected: { client: 'undici', method: 'POST', checked: 'no', fate: 'unchecked' },
  },
  'has its status as statusCode with request': {
    source: `
import { request } from 'undici';
export async function load() {
  const { statusCode, body } = await request('https://api.acme.test/jobs');
  if (statusCode === 402) throw new Error('no credits');
  if (statusCode >= 400) throw new Error('failed');
  return body.json();
}`,
    expected: { checked: 'yes', 402: 'distinguished', 429: 'lost', at429: [5] },
  },
});

describeFacts('undici.request', {
  'that throws on errors tells them apart in a catch': {
    source: `
import { request } from 'undici';
export async function load() {
  try {
    const { body } = await request('https://api.acme.test/a', { throwOnError: true });
    return await body.json();
  } catch (error) {
    if (error.statusCode === 402) pay();
    throw new Error('failed');
  }
}`,
    expected: { checked: 'throws', 402: 'distinguished', 429: 'lost' },
  },
  'over a RetryAgent repeats what may be repeated, and rejects in the end': {
    source: `
import { Agent, RetryAgent, request } from 'undici';
const dispatcher = new RetryAgent(new Agent());
export async function load() {
  const { body } = await request('https://api.acme.test/a', { dispatcher });
  return body.json();
}
export async function save() {
  const { body } = await request('https://api.acme.test/a', { dispatcher, method: 'POST' });
  return body.json();
}`,
    expected: [
      {
        checked: 'no',
        402: 'unchecked',
        429: 'distinguished',
        retry: { bounded: true, backoff: true, retryAfter: true, retriesNonRetryable: false },
      },
      { checked: 'no', fate: 'unchecked', retry: null },
    ],
  },
  'over an agent with options of its own says nothing of them': {
    source: `
import { Agent, RetryAgent, request } from 'undici';
const dispatcher = new RetryAgent(new Agent(), { statusCodes: [503] });
export async function load() {
  const { statusCode } = await request('https://api.acme.test/a', { dispatcher });
  return statusCode === 200;
}`,
    expected: { retry: null },
  },
});
