import { describeFacts } from '../describe-facts.js';

describeFacts('a request that is idempotent or not', {
  'needs a key for POST and PATCH': {
    source: `
const a = () => fetch('/a', { method: 'POST' });
const b = () => fetch('/b', { method: 'PATCH' });`,
    expected: [{ key: 'absent' }, { key: 'absent' }],
  },
  'needs none for the other methods': {
    source: `
const a = () => fetch('/a');
const b = () => fetch('/b', { method: 'PUT', headers: { 'Idempotency-Key': '1' } });
const c = () => fetch('/c', { method: 'DELETE' });`,
    expected: [{ key: 'na' }, { key: 'na' }, { key: 'na' }],
  },
});

describeFacts('a key', {
  'is present in an object of headers, in any case': {
    source: `
const a = (key) => fetch('/a', { method: 'POST', headers: { 'Idempotency-Key': key } });
const b = (key) => fetch('/b', { method: 'POST', headers: { 'idempotency-key': key } });
const c = (key) => fetch('/c', { method: 'POST', headers: { 'X-Idempotency-Key': key } });`,
    expected: [{ key: 'present' }, { key: 'present' }, { key: 'present' }],
  },
  'is present in pairs': {
    source: `
const save = (key) => fetch('/a', { method: 'POST', headers: [['Accept', '*/*'], ['Idempotency-Key', key]] });`,
    expected: { key: 'present' },
  },
  'is present in Headers, however they are filled': {
    source: `
function a(key) {
  const headers = new Headers({ 'Idempotency-Key': key });
  return fetch('/a', { method: 'POST', headers });
}
function b(key) {
  const headers = new Headers();
  headers.set('Idempotency-Key', key);
  return fetch('/b', { method: 'POST', headers });
}
function c(key) {
  const headers = new Headers();
  headers.append('Idempotency-Key', key);
  return fetch('/c', { method: 'POST', headers });
}
function d(key) {
  const headers = new Headers([['Idempotency-Key', key]]);
  return fetch('/d', { method: 'POST', headers });
}`,
    expected: [{ key: 'present' }, { key: 'present' }, { key: 'present' }, { key: 'present' }],
  },
  'is present by assignment': {
    source: `
function save(key) {
  const headers = { Accept: 'application/json' };
  headers['Idempotency-Key'] = key;
  return fetch('/a', { method: 'POST', headers });
}`,
    expected: { key: 'present' },
  },
  'is present through a spread and Object.assign': {
    source: `
const a = (key) => {
  const common = { 'Idempotency-Key': key };
  return fetch('/a', { method: 'POST', headers: { ...common, Accept: '*/*' } });
};
const b = (key) =>
  fetch('/b', { method: 'POST', headers: Object.assign({}, { 'Idempotency-Key': key }) });`,
    expected: [{ key: 'present' }, { key: 'present' }],
  },
  'is present through a constant name': {
    source: `
const KEY_HEADER = 'Idempotency-Key';
const save = (key) => fetch('/a', { method: 'POST', headers: { [KEY_HEADER]: key } });`,
    expected: { key: 'present' },
  },
  'is present through a function that makes headers': {
    source: `
function headersFor(key) {
  return { Accept: '*/*', 'Idempotency-Key': key };
}
const save = (key) => fetch('/a', { method: 'POST', headers: headersFor(key) });`,
    expected: { key: 'present' },
  },
  'is present where a caller may pass one': {
    source: `
const save = (key) =>
  fetch('/a', { method: 'POST', headers: { ...(key ? { 'Idempotency-Key': key } : {}) } });`,
    expected: { key: 'present' },
  },
  'is present in a condition that adds it': {
    source: `
function save(key) {
  const headers = {};
  if (key) headers['Idempotency-Key'] = key;
  return fetch('/a', { method: 'POST', headers });
}`,
    expected: { key: 'present' },
  },
  'is present in a Request': {
    source: `
const save = (key) =>
  fetch(new Request('/a', { method: 'POST', headers: { 'Idempotency-Key': key } }));`,
    expected: { key: 'present' },
  },
  'is present in the headers of axios, ky and got': {
    source: `
import axios from 'axios';
import ky from 'ky';
import got from 'got';
const a = (job, key) => axios.post('/a', job, { headers: { 'Idempotency-Key': key } });
const b = (json, key) => ky.post('/b', { json, headers: { 'Idempotency-Key': key } });
const c = (json, key) => got.post('/c', { json, headers: { 'Idempotency-Key': key } });`,
    expected: [{ key: 'present' }, { key: 'present' }, { key: 'present' }],
  },
  'is absent where the headers are known and lack it': {
    source: `
const save = (token) => fetch('/a', { method: 'POST', headers: { Authorization: token } });`,
    expected: { key: 'absent' },
  },
  'is absent where another value only has its name': {
    source: `
const save = (idempotencyKey) =>
  fetch('/a', { method: 'POST', body: JSON.stringify({ idempotencyKey }) });`,
    expected: { key: 'absent' },
  },
  'is unknown where headers are passed through unseen': {
    source: `
export const a = (headers) => fetch('/a', { method: 'POST', headers });
export const b = (init) => fetch('/b', { ...init, method: 'POST' });`,
    expected: [{ key: 'unknown' }, { key: 'unknown' }],
  },
});

describeFacts('a key made once a call', {
  'is present, though it protects only retries of the transport': {
    source: `
async function save(body) {
  return fetch('/a', { method: 'POST', body, headers: { 'Idempotency-Key': crypto.randomUUID() } });
}`,
    expected: { key: 'present', defect: 'mintedPerCall' },
  },
  'is present by node:crypto, uuid and nanoid': {
    source: `
import { randomUUID } from 'node:crypto';
import { v4 as uuid } from 'uuid';
import { nanoid } from 'nanoid';
const a = () => fetch('/a', { method: 'POST', headers: { 'Idempotency-Key': randomUUID() } });
const b = () => fetch('/b', { method: 'POST', headers: { 'Idempotency-Key': uuid() } });
const c = () => fetch('/c', { method: 'POST', headers: { 'Idempotency-Key': nanoid() } });`,
    expected: [
      { key: 'present', defect: 'mintedPerCall' },
      { key: 'present', defect: 'mintedPerCall' },
      { key: 'present', defect: 'mintedPerCall' },
    ],
  },
  'has no defect where it comes from the caller': {
    source: `
export const save = (order) =>
  fetch('/a', { method: 'POST', headers: { 'Idempotency-Key': \`order-\${order.id}\` } });`,
    expected: { key: 'present', defect: null },
  },
});

describeFacts('an unstable key', {
  'is a constant': {
    source: `
const a = () => fetch('/a', { method: 'POST', headers: { 'Idempotency-Key': 'create-job' } });
const KEY = 'abc';
const b = () => fetch('/b', { method: 'POST', headers: { 'Idempotency-Key': KEY } });`,
    expected: [
      { key: 'unstable', defect: 'constant' },
      { key: 'unstable', defect: 'constant' },
    ],
  },
  'comes from the clock': {
    source: `
const a = () => fetch('/a', { method: 'POST', headers: { 'Idempotency-Key': String(Date.now()) } });
const b = () => fetch('/b', { method: 'POST', headers: { 'Idempotency-Key': \`job-\${Date.now()}\` } });
const c = () => fetch('/c', { method: 'POST', headers: { 'Idempotency-Key': new Date().toISOString() } });`,
    expected: [
      { key: 'unstable', defect: 'clock' },
      { key: 'unstable', defect: 'clock' },
      { key: 'unstable', defect: 'clock' },
    ],
  },
  'comes from Math.random': {
    source: `
const save = () =>
  fetch('/a', { method: 'POST', headers: { 'Idempotency-Key': Math.random().toString(36).slice(2) } });`,
    expected: { key: 'unstable', defect: 'random' },
  },
  'is made anew inside a retry loop': {
    source: `
async function save(body) {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const res = await fetch('/a', {
      method: 'POST',
      body,
      headers: { 'Idempotency-Key': crypto.randomUUID() },
    });
    if (res.ok) return res.json();
  }
  throw new Error('failed');
}`,
    expected: { key: 'unstable', defect: 'mintedPerAttempt' },
  },
  'is made anew in the function that is retried': {
    source: `
import pRetry from 'p-retry';
const save = (body) =>
  pRetry(async () => {
    const key = crypto.randomUUID();
    const res = await fetch('/a', { method: 'POST', body, headers: { 'Idempotency-Key': key } });
    if (!res.ok) throw new Error('failed');
    return res.json();
  });`,
    expected: { key: 'unstable', defect: 'mintedPerAttempt' },
  },
  'is made anew in each recursion': {
    source: `
async function save(body, left = 3) {
  const res = await fetch('/a', {
    method: 'POST',
    body,
    headers: { 'Idempotency-Key': crypto.randomUUID() },
  });
  if (res.status === 503 && left > 0) return save(body, left - 1);
  if (!res.ok) throw new Error('failed');
  return res.json();
}`,
    expected: { key: 'unstable', defect: 'mintedPerAttempt' },
  },
  'is made anew in a helper of the file that retries': {
    source: `
async function withRetry(send) {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const res = await send();
    if (res.ok) return res;
  }
  throw new Error('failed');
}
const save = (body) =>
  withRetry(() =>
    fetch('/a', { method: 'POST', body, headers: { 'Idempotency-Key': crypto.randomUUID() } }),
  );`,
    expected: { key: 'unstable', defect: 'mintedPerAttempt' },
  },
});

describeFacts('a stable key', {
  'is made outside the retry loop': {
    source: `
async function save(body) {
  const key = crypto.randomUUID();
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const res = await fetch('/a', { method: 'POST', body, headers: { 'Idempotency-Key': key } });
    if (res.ok) return res.json();
  }
  throw new Error('failed');
}`,
    expected: { key: 'present', defect: 'mintedPerCall', retry: { postWithoutKey: false } },
  },
  'is made outside the function that is retried': {
    source: `
import pRetry from 'p-retry';
const save = (body) => {
  const key = crypto.randomUUID();
  return pRetry(async () => {
    const res = await fetch('/a', { method: 'POST', body, headers: { 'Idempotency-Key': key } });
    if (!res.ok) throw new Error('failed');
    return res.json();
  });
};`,
    expected: { key: 'present', retry: { postWithoutKey: false } },
  },
  'is made for each item of a loop that is no retry': {
    source: `
async function saveAll(items) {
  for (const item of items) {
    const res = await fetch('/a', {
      method: 'POST',
      body: JSON.stringify(item),
      headers: { 'Idempotency-Key': crypto.randomUUID() },
    });
    if (!res.ok) throw new Error('failed');
  }
}`,
    expected: { key: 'present', defect: 'mintedPerCall', retry: null },
  },
});

describeFacts('options of a caller that are changed', {
  'hold the method and the key that are set on them': {
    source: `
async function send(url, options) {
  options.method = 'POST';
  options.headers = { ...options.headers, 'Idempotency-Key': crypto.randomUUID() };
  return fetch(url, options);
}`,
    expected: { method: 'POST', key: 'present' },
  },
  'hold them where the rest of a pattern is changed': {
    source: `
async function send(url, { timeout, ...options }) {
  options.method = 'POST';
  options.headers = { 'Content-Type': 'application/json' };
  return fetch(url, { ...options, signal: AbortSignal.timeout(timeout) });
}`,
    expected: { method: 'POST', key: 'absent' },
  },
});
