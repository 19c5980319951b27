import { describeFacts } from './describe-facts.js';

describeFacts('a name proves nothing', {
  'of a function that only sounds like a check': {
    source: `
function checkStatus(res) {
  return res;
}
const load = async () => checkStatus(await fetch('/a')).json();`,
    expected: { checked: 'no', fate: 'unchecked' },
  },
  'of a handler that throws the status away': {
    source: `
function handleError(error) {
  return null;
}
async function load() {
  try {
    const res = await fetch('/a');
    if (!res.ok) throw { status: res.status };
    return await res.json();
  } catch (error) {
    return handleError(error);
  }
}`,
    expected: { checked: 'yes', fate: 'lost' },
  },
  'of an error class': {
    source: `
class RateLimitError extends Error {}
async function load() {
  const res = await fetch('/a');
  if (!res.ok) throw new RateLimitError('failed');
  return res.json();
}`,
    expected: { fate: 'lost', at: [4] },
  },
  'of an error class in instanceof': {
    source: `
class PaymentRequiredError extends Error {}
async function load() {
  try {
    const res = await fetch('/a');
    if (!res.ok) throw new PaymentRequiredError('failed');
    return await res.json();
  } catch (error) {
    if (error instanceof PaymentRequiredError) return 'top up';
    throw error;
  }
}`,
    expected: { fate: 'lost' },
  },
  'of a variable that is no response': {
    source: `
async function load(res) {
  const answer = await fetch('/a');
  if (!res.ok) throw new Error('failed');
  return answer.json();
}`,
    expected: { checked: 'no', fate: 'unchecked' },
  },
  'of a member that is no status': {
    source: `
async function load() {
  const res = await fetch('/a');
  const job = await res.json();
  if (job.status === 402) throw new Error('job is unpaid');
  if (!job.ok) throw new Error('failed');
  return job;
}`,
    expected: { checked: 'no', 429: 'unchecked' },
  },
  'of a retry that sends once': {
    source: `
async function withRetry(send) {
  return send();
}
async function load() {
  const res = await withRetry(() => fetch('/a'));
  if (!res.ok) throw new Error('failed');
  return res.json();
}`,
    expected: { retry: null, fate: 'lost', at: [6] },
  },
  'of a header that only sounds like a key': {
    source: `
const save = (key) => fetch('/a', { method: 'POST', headers: { 'X-Key': key, 'X-Api-Key': key } });`,
    expected: { key: 'absent' },
  },
  'of a function that makes headers without a key': {
    source: `
const idempotencyHeaders = () => ({ Accept: '*/*' });
const save = () => fetch('/a', { method: 'POST', headers: idempotencyHeaders() });`,
    expected: { key: 'absent' },
  },
  'of a variable that holds no request id': {
    source: `
async function load() {
  const requestId = 7;
  const res = await fetch('/a');
  if (!res.ok) {
    console.error('failed', requestId);
    return null;
  }
  return res.json();
}`,
    expected: { requestId: 'absent' },
  },
  'of an object called axios': {
    source: `
const axios = { get: (key) => new Map().get(key) };
const load = () => axios.get('/a');`,
    expected: [],
  },
  'of a shadowed client': {
    source: `
import ky from 'ky';
function load(ky) {
  return ky.get('/a');
}
const save = (json) => ky.post('/b', { json });`,
    expected: { line: 5, method: 'POST' },
  },
});
