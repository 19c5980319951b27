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
