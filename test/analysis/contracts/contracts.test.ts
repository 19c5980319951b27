import { stripe, type Contract } from '@unhappy-path/client/contracts';
import { describeFacts } from '../describe-facts.js';

/** An API whose key is a member of the body. */
const square: Contract = {
  ...stripe,
  id: 'square',
  name: 'Square',
  hosts: [
    {
      host: 'connect.squareup.com',
      pathPrefix: '/v2',
      shared: false,
      environment: 'production',
      perTenant: false,
      source: { url: 'unknown', certainty: 'own' },
    },
  ],
  idempotency: [
    {
      methods: ['POST'],
      paths: 'any',
      support: 'supported',
      carrier: { in: 'body', name: 'idempotency_key' },
      scope: 'unknown',
      lifetimeHours: 'unknown',
      maxLength: 'unknown',
      repeat: 'unknown',
      changedBody: 'unknown',
      concurrent: 'unknown',
      source: { url: 'unknown', certainty: 'own' },
    },
  ],
};

describeFacts('the contract of a call', {
  'is found by its host': {
    source: `
const a = () => fetch('https://api.pioneer.ai/inference');
const b = () => fetch('https://backend.overtenai.com/api/v1/excel/generate');
const c = () => fetch('https://api.pyramid-ai.com/api/v2/chat');
const d = () => fetch('https://pincerapi.com/api/v1/apis');`,
    expected: [
      { contract: 'pioneer' },
      { contract: 'overten' },
      { contract: 'pyramid' },
      { contract: 'pincer' },
    ],
  },
  'is found by host and path where the host is a web site too': {
    source: `
const a = () => fetch('https://pineprompt.com/api/v1/monitors');
const b = () => fetch('https://pineprompt.com/blog');`,
    expected: [{ contract: 'pineprompt' }, { contract: null }],
  },
  'is found through a constant, a fallback and an instance': {
    source: `
import axios from 'axios';
const BASE = process.env.PYRAMID_URL ?? 'https://api.pyramid-ai.com/api/v2';
const api = axios.create({ baseURL: BASE });
const a = () => fetch(\`\${BASE}/projects\`);
const b = () => api.get('/projects');`,
    expected: [{ contract: 'pyramid' }, { contract: 'pyramid' }],
  },
  'is null for other hosts and for what is not known': {
    source: `
const a = () => fetch('https://api.pyramid-ai.com.acme.test/api/v2/chat');
const b = () => fetch('/api/v2/chat');
const c = (url) => fetch(url);`,
    expected: [{ contract: null }, { contract: null }, { contract: null }],
  },
  'adds the statuses that ask for something else than giving up': {
    source: `
async function run() {
  const res = await fetch('https://backend.overtenai.com/api/v1/excel/generate', { method: 'POST' });
  if (res.status === 408) throw new Error('send it again as async');
  if (!res.ok) throw new Error('failed');
  return res.json();
}`,
    expected: { contract: 'overten', fates: { 402: 'lost', 408: 'distinguished', 429: 'lost' } },
  },
});

describeFacts('an error code of the contract', {
  'stands for its status': {
    source: `
async function run() {
  const res = await fetch('https://api.pyramid-ai.com/api/v2/chat', { method: 'POST' });
  const body = await res.json();
  if (!res.ok) {
    if (body.error.code === 'QUOTA_EXCEEDED') throw new Error('The quota of this month is used up');
    throw new Error('failed');
  }
  return body.data;
}`,
    expected: { contract: 'pyramid', checked: 'yes', 402: 'distinguished', 429: 'lost' },
  },
  'stands for it in a switch': {
    source: `
async function run() {
  const res = await fetch('https://backend.overtenai.com/api/v1/excel/generate', { method: 'POST' });
  const body = await res.json();
  if (res.ok) return body;
  switch (body.error) {
    case 'insufficient_credits':
      throw new Error('Top up');
    case 'rate_limit_exceeded':
      throw new Error('Slow down');
    default:
      throw new Error('failed');
  }
}`,
    expected: { 402: 'distinguished', 429: 'distinguished' },
  },
  'is a code on the error that is thrown': {
    source: `
async function run() {
  const res = await fetch('https://api.pyramid-ai.com/api/v2/chat', { method: 'POST' });
  const body = await res.json();
  if (!res.ok) throw Object.assign(new Error('failed'), { code: body.error.code });
  return body.data;
}`,
    expected: { fate: 'propagated' },
  },
  'says nothing where it is at another place': {
    source: `
async function run() {
  const res = await fetch('https://api.pyramid-ai.com/api/v2/chat', { method: 'POST' });
  const body = await res.json();
  if (!res.ok) {
    if (body.code === 'QUOTA_EXCEEDED') throw new Error('The quota of this month is used up');
    throw new Error('failed');
  }
  return body.data;
}`,
    expected: { fate: 'lost' },
  },
  'says nothing where the contract has no such code': {
    source: `
async function run() {
  const res = await fetch('https://api.pyramid-ai.com/api/v2/chat', { method: 'POST' });
  const body = await res.json();
  if (!res.ok) {
    if (body.error.code === 'RATE_LIMIT') throw new Error('Slow down');
    throw new Error('failed');
  }
  return body.data;
}`,
    expected: { fate: 'lost' },
  },
  'does not make up for a status that is never looked at': {
    source: `
async function run() {
  const res = await fetch('https://api.pyramid-ai.com/api/v2/chat', { method: 'POST' });
  const body = await res.json();
  if (body.error?.code === 'QUOTA_EXCEEDED') throw new Error('The quota of this month is used up');
  return body.data;
}`,
    expected: { checked: 'no', 402: 'distinguished', 429: 'unchecked' },
  },
});

describeFacts('the idempotency key of the contract', {
  'is a member of the body where the contract says so': {
    settings: { apis: [square] },
    source: `
const a = (key) =>
  fetch('https://connect.squareup.com/v2/payments', {
    method: 'POST',
    body: JSON.stringify({ idempotency_key: key, amount: 5 }),
  });
const b = () =>
  fetch('https://connect.squareup.com/v2/payments', {
    method: 'POST',
    body: JSON.stringify({ amount: 5 }),
  });
const c = (body) =>
  fetch('https://connect.squareup.com/v2/payments', { method: 'POST', body: JSON.stringify(body) });`,
    expected: [
      { contract: 'square', key: 'present' },
      { contract: 'square', key: 'absent' },
      { contract: 'square', key: 'unknown' },
    ],
  },
  'in the body means nothing to another API': {
    source: `
const save = (key) =>
  fetch('https://api.stripe.com/v1/charges', {
    method: 'POST',
    body: JSON.stringify({ idempotency_key: key }),
  });`,
    expected: { contract: 'stripe', key: 'absent' },
  },
});

describeFacts('the request id of the contract', {
  'is a member of every error body': {
    source: `
async function a() {
  const res = await fetch('https://api.pyramid-ai.com/api/v2/chat', { method: 'POST' });
  const body = await res.json();
  if (!res.ok) {
    console.error('failed', body.request_id);
    throw new Error('failed');
  }
  return body.data;
}
async function b() {
  const res = await fetch('https://api.pyramid-ai.com/api/v2/chat', { method: 'POST' });
  if (!res.ok) {
    console.error('failed', await res.json());
    throw new Error('failed');
  }
  return res.json();
}`,
    expected: [{ requestId: 'logged' }, { requestId: 'logged' }],
  },
  'is a header of its own': {
    source: `
async function load() {
  const res = await fetch('https://api.stripe.com/v1/charges');
  if (!res.ok) throw Object.assign(new Error('failed'), { id: res.headers.get('Request-Id') });
  return res.json();
}`,
    expected: { requestId: 'propagated' },
  },
});
