import { describeFacts } from '../describe-facts.js';

describeFacts('the key of a request that a recursion repeats', {
  'stays where it is a default that is handed on': {
    source: `
async function pay(body, key = crypto.randomUUID(), left = 3) {
  const headers = { 'Idempotency-Key': key };
  const res = await fetch('/payments', { method: 'POST', body, headers });
  if (res.status === 429 && left > 0) return pay(body, key, left - 1);
  if (!res.ok) throw { status: res.status };
  return res.json();
}`,
    expected: { key: 'present', retry: { postWithoutKey: false } },
  },
  'stays where it is a default among options that are handed on': {
    source: `
async function pay({ body, key = crypto.randomUUID(), left = 3 }) {
  const headers = { 'Idempotency-Key': key };
  const res = await fetch('/payments', { method: 'POST', body, headers });
  if (res.status === 429 && left > 0) return pay({ body, key, left: left - 1 });
  if (!res.ok) throw { status: res.status };
  return res.json();
}`,
    expected: { key: 'present' },
  },
  'stays in a method': {
    source: `
class Payments {
  async pay(body, key = crypto.randomUUID(), left = 3) {
    const headers = { 'Idempotency-Key': key };
    const res = await fetch('/payments', { method: 'POST', body, headers });
    if (res.status === 429 && left > 0) return this.pay(body, key, left - 1);
    if (!res.ok) throw { status: res.status };
    return res.json();
  }
}`,
    expected: { key: 'present' },
  },
  'changes where the default is not handed on': {
    source: `
async function pay(body, left = 3, key = crypto.randomUUID()) {
  const headers = { 'Idempotency-Key': key };
  const res = await fetch('/payments', { method: 'POST', body, headers });
  if (res.status === 429 && left > 0) return pay(body, left - 1);
  if (!res.ok) throw { status: res.status };
  return res.json();
}`,
    expected: { key: 'unstable', defect: 'mintedPerAttempt' },
  },
  'changes where what is handed on is replaced': {
    source: `
async function pay(body, key = crypto.randomUUID(), left = 3) {
  key = crypto.randomUUID();
  const headers = { 'Idempotency-Key': key };
  const res = await fetch('/payments', { method: 'POST', body, headers });
  if (res.status === 429 && left > 0) return pay(body, key, left - 1);
  if (!res.ok) throw { status: res.status };
  return res.json();
}`,
    expected: { key: 'unstable', defect: 'mintedPerAttempt' },
  },
  'changes where it goes in with options and is made again over them': {
    source: `
async function pay(body, options) {
  const headers = { ...options, 'Idempotency-Key': crypto.randomUUID() };
  const res = await fetch('/payments', { method: 'POST', body, headers });
  if (res.status === 429) return pay(body, headers);
  if (!res.ok) throw { status: res.status };
  return res.json();
}`,
    expected: { key: 'unstable', defect: 'mintedPerAttempt' },
  },
});
