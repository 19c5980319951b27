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
  'stays where it is made only if none is given, and handed on': {
    source: `
async function a(body, key, left = 3) {
  const id = key ?? crypto.randomUUID();
  const res = await fetch('/payments', { method: 'POST', body, headers: { 'Idempotency-Key': id } });
  if (res.status === 429 && left > 0) return a(body, id, left - 1);
  return res;
}
async function b(body, key, left = 3) {
  key ||= crypto.randomUUID();
  const res = await fetch('/payments', { method: 'POST', body, headers: { 'Idempotency-Key': key } });
  if (res.status === 429 && left > 0) return b(body, key, left - 1);
  return res;
}
async function c(body, key, left = 3) {
  const id = key === undefined ? crypto.randomUUID() : key;
  const res = await fetch('/payments', { method: 'POST', body, headers: { 'Idempotency-Key': id } });
  if (res.status === 429 && left > 0) return c(body, id, left - 1);
  return res;
}`,
    expected: [{ key: 'present' }, { key: 'present' }, { key: 'present' }],
  },
  'stays where it is made only if none is given, and handed on among options or headers': {
    source: `
async function a(body, options = {}) {
  const key = options.key ?? \`job-\${crypto.randomUUID()}\`;
  const res = await fetch('/payments', { method: 'POST', body, headers: { 'Idempotency-Key': key } });
  if (res.status === 429 && options.left > 0) return a(body, { ...options, key, left: options.left - 1 });
  return res;
}
async function b(body, given) {
  const headers = { ...given, 'Idempotency-Key': given['Idempotency-Key'] ?? crypto.randomUUID() };
  const res = await fetch('/payments', { method: 'POST', body, headers });
  if (res.status === 429) return b(body, headers);
  return res;
}`,
    expected: [{ key: 'present' }, { key: 'present' }],
  },
  'changes where what is made if none is given is not handed on': {
    source: `
async function pay(body, key, left = 3) {
  const id = key ?? crypto.randomUUID();
  const res = await fetch('/payments', { method: 'POST', body, headers: { 'Idempotency-Key': id } });
  if (res.status === 429 && left > 0) return pay(body, key, left - 1);
  return res;
}`,
    expected: { key: 'unstable', defect: 'mintedPerAttempt' },
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
