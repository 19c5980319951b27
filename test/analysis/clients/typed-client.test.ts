import { describeFacts } from '../describe-facts.js';

const IMPORTS = `
import { ApiError, createClient, isApiError } from '@unhappy-path/client';
import { pyramid } from '@unhappy-path/client/apis';
const api = createClient({ contract: pyramid });
const plain = createClient({ baseUrl: 'https://api.acme.test/v1' });`;

describeFacts('a call of @unhappy-path/client', {
  'has the method and the URL below the base, and rejects': {
    source: `${IMPORTS}
export const a = () => plain.get('/jobs');
export const b = () => plain.request('PATCH', '/jobs/1', { json: {} });
export const c = () => api.post('/agent/query', { json: {} });`,
    expected: [
      { client: 'other', method: 'GET', url: 'absolute api.acme.test/v1/jobs', checked: 'throws' },
      { method: 'PATCH', url: 'absolute api.acme.test/v1/jobs/1', 402: 'propagated' },
      {
        method: 'POST',
        url: 'absolute api.pyramid-ai.com/api/v2/agent/query',
        contract: 'pyramid',
        402: 'propagated',
      },
    ],
  },
  'has the key that the contract offers, or that the caller passes': {
    source: `${IMPORTS}
export const a = () => api.post('/agent/query', { json: {} });
export const b = () => api.post('/agent/query', { json: {}, idempotencyKey: false });
export const c = () => plain.post('/jobs', { json: {} });
export const d = (key) => plain.post('/jobs', { json: {}, idempotencyKey: key });
export const e = () => plain.post('/jobs', { json: {}, idempotencyKey: 'job' });`,
    expected: [
      { key: 'present' },
      { key: 'absent' },
      { key: 'absent' },
      { key: 'present' },
      { key: 'unstable', defect: 'constant' },
    ],
  },
  'is repeated with care where that is safe': {
    source: `${IMPORTS}
export const a = () => plain.get('/jobs');
export const b = () => plain.post('/jobs', { json: {} });
export const c = () => plain.get('/jobs', { retry: false });`,
    expected: [
      { retry: { bounded: true, backoff: true, retryAfter: true, retriesNonRetryable: false } },
      { retry: null },
      { retry: null },
    ],
  },
  'has its statuses told apart by the kind of its error': {
    source: `${IMPORTS}
export async function a() {
  try {
    return await plain.post('/jobs', { json: {} });
  } catch (error) {
    if (!isApiError(error)) throw error;
    switch (error.kind) {
      case 'payment-required': return 'top up';
      case 'rate-limited': return 'wait';
      default: throw error;
    }
  }
}
export async function b() {
  try {
    return await api.post('/agent/query', { json: {}, retry: false });
  } catch (error) {
    if (error instanceof ApiError && error.kind === 'quota-exceeded') return 'used up';
    return null;
  }
}`,
    expected: [{ fate: 'distinguished' }, { 402: 'distinguished', 429: 'lost' }],
  },
  'gives a result that holds the error': {
    source: `${IMPORTS}
export async function a() {
  const result = await plain.post('/jobs', { json: {} }).result();
  if (result.ok) return result.data;
  if (result.error.status === 402) return 'top up';
  console.error(result.error.requestId);
  return null;
}
export const b = () => plain.post('/jobs', { json: {} }).result();`,
    expected: [
      { checked: 'throws', 402: 'distinguished', 429: 'lost', requestId: 'logged' },
      { checked: 'throws', fate: 'propagated' },
    ],
  },
  'through its drop-in for fetch has to be checked': {
    source: `${IMPORTS}
export const load = async () => (await plain.fetch('https://api.acme.test/jobs')).json();`,
    expected: { url: 'absolute api.acme.test/jobs', checked: 'no', fate: 'unchecked' },
  },
  'has the key of the contract through the drop-in as well': {
    source: `${IMPORTS}
const send = { method: 'POST', body: '{}' };
export const a = () => api.fetch('https://api.pyramid-ai.com/api/v2/agent/query', send);
export const b = () => plain.fetch('https://api.pyramid-ai.com/api/v2/agent/query', send);`,
    expected: [{ key: 'present' }, { key: 'absent' }],
  },
  'settles as fetch does where `answered` takes it': {
    source: `
import { answered, createClient } from '@unhappy-path/client';
const plain = createClient({ baseUrl: 'https://api.acme.test/v1' });
export async function a() {
  const res = await answered(plain.get('/jobs'));
  if (!res.ok) throw new Error('HTTP ' + res.status);
  return res.data;
}
export async function b() {
  const res = await answered(plain.get('/jobs'));
  return res.data;
}`,
    expected: [
      { checked: 'yes', 402: 'stringified', at402: [5] },
      { checked: 'no', 402: 'unchecked' },
    ],
  },
  'keeps its status where `withMessage` changes the words': {
    source: `
import { createClient, withMessage } from '@unhappy-path/client';
const plain = createClient({ baseUrl: 'https://api.acme.test/v1' });
export const a = () => plain.get('/jobs').catch(withMessage('Failed'));`,
    expected: [{ checked: 'throws', 402: 'propagated', 429: 'distinguished' }],
  },
});
