import { describeFacts } from '../describe-facts.js';

describeFacts('no retry', {
  'is one call': {
    source: `
async function load() {
  const res = await fetch('/a');
  if (!res.ok) throw new Error('failed');
  return res.json();
}`,
    expected: { retry: null },
  },
  'is a loop over items or pages': {
    source: `
async function loadAll(ids) {
  const all = [];
  for (const id of ids) {
    const res = await fetch('/a/' + id);
    if (res.ok) all.push(await res.json());
  }
  return all;
}
async function pages() {
  const all = [];
  let page = 1;
  while (true) {
    const res = await fetch('/b?page=' + page);
    if (!res.ok) throw new Error('failed');
    const { items } = await res.json();
    if (items.length === 0) return all;
    all.push(...items);
    page += 1;
  }
}`,
    expected: [{ retry: null }, { retry: null }],
  },
  'is another call after a failure': {
    source: `
async function load() {
  const res = await fetch('/a');
  if (res.ok) return res.json();
  const other = await fetch('/b');
  if (!other.ok) throw new Error('failed');
  return other.json();
}`,
    expected: [{ retry: null }, { retry: null }],
  },
  'is a loop that ends with the first failure': {
    source: `
async function load() {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const res = await fetch('/a');
    if (!res.ok) throw new Error('failed');
    const data = await res.json();
    if (data.ready) return data;
  }
}`,
    expected: { retry: null },
  },
});

describeFacts('a loop', {
  'with a counter is bounded and without a wait has no backoff': {
    source: `
async function load() {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const res = await fetch('/a');
    if (res.ok) return res.json();
  }
  throw new Error('failed');
}`,
    expected: {
      fate: 'lost',
      retry: {
        bounded: true,
        backoff: false,
        retryAfter: false,
        retriesNonRetryable: true,
        postWithoutKey: false,
      },
    },
  },
  'with a wait that grows has a backoff': {
    source: `
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
async function load() {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const res = await fetch('/a');
    if (res.ok) return res.json();
    await sleep(2 ** attempt * 500);
  }
  throw new Error('failed');
}`,
    expected: { retry: { bounded: true, backoff: true, retryAfter: false } },
  },
  'with a wait that is doubled has a backoff': {
    source: `
async function load() {
  let wait = 500;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const res = await fetch('/a');
    if (res.ok) return res.json();
    await new Promise((resolve) => setTimeout(resolve, wait));
    wait *= 2;
  }
  throw new Error('failed');
}`,
    expected: { retry: { bounded: true, backoff: true } },
  },
  'with a fixed wait has no backoff': {
    source: `
async function load() {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const res = await fetch('/a');
    if (res.ok) return res.json();
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  throw new Error('failed');
}`,
    expected: { retry: { bounded: true, backoff: false } },
  },
  'of while (true) has no end': {
    source: `
async function load() {
  while (true) {
    const res = await fetch('/a');
    if (res.ok) return res.json();
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}`,
    expected: { retry: { bounded: false, backoff: false, retriesNonRetryable: true } },
  },
  'of while (true) with a counter is bounded': {
    source: `
async function load() {
  let attempt = 0;
  while (true) {
    const res = await fetch('/a');
    if (res.ok) return res.json();
    attempt += 1;
    if (attempt >= 5) throw new Error('failed');
  }
}`,
    expected: { fate: 'lost', retry: { bounded: true } },
  },
  'with a deadline is bounded': {
    source: `
async function load() {
  const end = Date.now() + 30_000;
  while (Date.now() < end) {
    const res = await fetch('/a');
    if (res.ok) return res.json();
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  throw new Error('failed');
}`,
    expected: { fate: 'lost', retry: { bounded: true } },
  },
  'that catches and goes on retries': {
    source: `
async function load() {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const res = await fetch('/a');
      if (!res.ok) throw new Error('failed');
      return await res.json();
    } catch (error) {
      if (attempt === 3) throw error;
    }
  }
}`,
    expected: { fate: 'lost', retry: { bounded: true, retriesNonRetryable: true } },
  },
  'that retries 429 alone separates it': {
    source: `
async function load() {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const res = await fetch('/a');
    if (res.status === 429) continue;
    if (!res.ok) throw new Error('failed');
    return res.json();
  }
  throw new Error('too many attempts');
}`,
    expected: {
      429: 'distinguished',
      402: 'lost',
      at402: [5],
      retry: { bounded: true, retriesNonRetryable: false },
    },
  },
  'that retries 5xx alone does not retry the others': {
    source: `
async function load() {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const res = await fetch('/a');
    if (res.ok) return res.json();
    if (res.status < 500) throw new Error('failed');
  }
  throw new Error('too many attempts');
}`,
    expected: { fate: 'lost', at: [5], retry: { bounded: true, retriesNonRetryable: false } },
  },
  'that only retries network errors retries no status': {
    source: `
async function send() {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      return await fetch('/a');
    } catch {
      continue;
    }
  }
  throw new Error('no connection');
}`,
    expected: { fate: 'propagated', retry: { bounded: true, retriesNonRetryable: false } },
  },
  'that is off by default is a retry': {
    source: `
async function load({ retries = 0 } = {}) {
  for (let attempt = 0; attempt <= retries; attempt += 1) {
    const res = await fetch('/a');
    if (res.ok) return res.json();
  }
  throw new Error('failed');
}`,
    expected: { fate: 'lost', retry: { bounded: true } },
  },
});

describeFacts('Retry-After', {
  'is read for the wait': {
    source: `
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
async function load() {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const res = await fetch('/a');
    if (res.status === 429) {
      await sleep(Number(res.headers.get('Retry-After')) * 1000);
      continue;
    }
    if (!res.ok) throw new Error('failed');
    return res.json();
  }
}`,
    expected: { 429: 'distinguished', retry: { retryAfter: true, backoff: true, bounded: true } },
  },
  'is read with a fallback that is fixed': {
    source: `
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
async function load() {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const res = await fetch('/a');
    if (res.ok) return res.json();
    const seconds = Number(res.headers.get('retry-after') ?? 1);
    await sleep(seconds * 1000);
  }
  throw new Error('failed');
}`,
    expected: { retry: { retryAfter: true } },
  },
  'is not read where it only goes to a log': {
    source: `
async function load() {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const res = await fetch('/a');
    if (res.ok) return res.json();
    console.warn('wait', res.headers.get('Retry-After'));
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  throw new Error('failed');
}`,
    expected: { retry: { retryAfter: false, backoff: false } },
  },
});

describeFacts('a recursion', {
  'with a counter is bounded': {
    source: `
async function load(left = 3) {
  const res = await fetch('/a');
  if (res.status === 429 && left > 0) return load(left - 1);
  if (!res.ok) throw new Error('failed');
  return res.json();
}`,
    expected: { 429: 'distinguished', 402: 'lost', retry: { bounded: true, backoff: false } },
  },
  'without an end is unbounded': {
    source: `
async function load() {
  const res = await fetch('/a');
  if (!res.ok) return load();
  return res.json();
}`,
    expected: { retry: { bounded: false, retriesNonRetryable: true } },
  },
  'by setTimeout is a retry': {
    source: `
function poll(show) {
  fetch('/a').then(async (res) => {
    if (!res.ok) {
      setTimeout(() => poll(show), 1000);
      return;
    }
    show(await res.json());
  });
}`,
    expected: { checked: 'yes', retry: { bounded: false, backoff: false } },
  },
});

describeFacts('a retry library', {
  'p-retry retries what throws': {
    source: `
import pRetry from 'p-retry';
const load = () =>
  pRetry(async () => {
    const res = await fetch('/a');
    if (!res.ok) throw new Error('failed');
    return res.json();
  }, { retries: 3 });`,
    expected: {
      fate: 'lost',
      at: [5],
      retry: { bounded: true, backoff: true, retriesNonRetryable: true },
    },
  },
  'p-retry ends with an AbortError': {
    source: `
import pRetry, { AbortError } from 'p-retry';
const load = () =>
  pRetry(async () => {
    const res = await fetch('/a');
    if (res.status === 429 || res.status >= 500) throw new Error('try again');
    if (!res.ok) throw new AbortError('failed');
    return res.json();
  });`,
    expected: { 429: 'distinguished', 402: 'lost', retry: { retriesNonRetryable: false } },
  },
  'async-retry ends with what it is told to bail out with': {
    source: `
import retry from 'async-retry';
class ApiError extends Error {
  constructor(response) {
    super('failed');
    this.status = response.status;
  }
}
export const load = () =>
  retry(async (bail) => {
    const res = await fetch('/a');
    if (res.ok) return res.json();
    const error = new ApiError(res);
    if (res.status === 429 || res.status >= 500) throw error;
    bail(error);
    return res;
  }, { retries: 3 });`,
    expected: {
      checked: 'yes',
      402: 'propagated',
      429: 'distinguished',
      requestId: 'absent',
      retry: { bounded: true, backoff: true, retriesNonRetryable: false },
    },
  },
  'async-retry retries what throws': {
    source: `
import retry from 'async-retry';
const save = (body) =>
  retry(async () => {
    const res = await fetch('/a', { method: 'POST', body });
    if (!res.ok) throw new Error(\`HTTP \${res.status}\`);
    return res.json();
  }, { retries: 5 });`,
    expected: {
      fate: 'stringified',
      retry: { bounded: true, backoff: true, postWithoutKey: true },
    },
  },
  'axios-retry retries 5xx of idempotent requests': {
    source: `
import axios from 'axios';
import axiosRetry from 'axios-retry';
const api = axios.create();
axiosRetry(api, { retries: 3 });
export const load = () => api.get('/a');`,
    expected: { fate: 'propagated', retry: { bounded: true, retriesNonRetryable: false } },
  },
  'axios-retry leaves alone what is not idempotent, and what it may not repeat': {
    source: `
import axios from 'axios';
import axiosRetry from 'axios-retry';
const api = axios.create();
const other = axios.create();
axiosRetry(api, { retries: 3 });
axiosRetry(other, { retries: 0 });
export const save = (job) => api.post('/a', job);
export const load = () => other.get('/a');`,
    expected: [{ retry: null }, { retry: null }],
  },
  'axios-retry repeats what its condition says': {
    source: `
import axios from 'axios';
import axiosRetry, { isNetworkOrIdempotentRequestError } from 'axios-retry';
const all = axios.create();
axiosRetry(all, { retryCondition: () => true, retryDelay: axiosRetry.exponentialDelay });
const limited = axios.create();
axiosRetry(limited, {
  retryCondition: (error) =>
    isNetworkOrIdempotentRequestError(error) || error.response?.status === 429,
  retryDelay: (count) => count * 1000,
});
export const a = (job) => all.post('/a', job);
export const b = (job) => limited.post('/b', job);
export const c = () => limited.get('/c');`,
    expected: [
      {
        fate: 'propagated',
        retry: { backoff: true, retriesNonRetryable: true, postWithoutKey: true },
      },
      {
        402: 'propagated',
        429: 'distinguished',
        retry: { backoff: true, retriesNonRetryable: false, postWithoutKey: true },
      },
      { 402: 'propagated', 429: 'distinguished', retry: { retriesNonRetryable: false } },
    ],
  },
  'axios-retry with a condition that is not seen says nothing': {
    source: `
import axios from 'axios';
import axiosRetry from 'axios-retry';
import { mayRepeat } from './repeat.js';
axiosRetry(axios, { retryCondition: mayRepeat });
export const save = (job) => axios.post('/a', job);`,
    expected: { retry: null },
  },
  'a helper of the file retries': {
    source: `
async function withRetry(run, attempts = 3) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (attempt >= attempts) throw error;
      await new Promise((resolve) => setTimeout(resolve, 2 ** attempt * 100));
    }
  }
}
const save = (body) =>
  withRetry(async () => {
    const res = await fetch('/a', { method: 'POST', body });
    if (!res.ok) throw new Error('failed');
    return res.json();
  });`,
    expected: {
      fate: 'lost',
      retry: { bounded: true, backoff: true, retriesNonRetryable: true, postWithoutKey: true },
    },
  },
});
