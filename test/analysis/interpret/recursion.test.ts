import { describeFacts } from '../describe-facts.js';

const BOUNDED = { 429: 'distinguished', 402: 'propagated', retry: { bounded: true } } as const;

describeFacts('a recursion that counts', {
  'in a member of its options is bounded, and keeps what they hold': {
    source: `
async function pay(url, o) {
  const headers = { 'Idempotency-Key': o.key ?? crypto.randomUUID() };
  const res = await fetch(url, { method: 'POST', headers });
  if (res.status === 429 && o.retries > 0) {
    return pay(url, { ...o, key: headers['Idempotency-Key'], retries: o.retries - 1 });
  }
  if (!res.ok) throw { status: res.status };
  return res.json();
}`,
    expected: { ...BOUNDED, method: 'POST', key: 'present' },
  },
  'in a member that may be missing is bounded': {
    source: `
async function load(url, options = {}) {
  const { attempt = 0 } = options;
  const res = await fetch(url);
  if (res.status === 429 && (options.attempt ?? 0) < 3 && attempt < 5) {
    return load(url, { ...options, attempt: attempt + 1 });
  }
  if (!res.ok) throw { status: res.status };
  return res.json();
}`,
    expected: BOUNDED,
  },
  'by changing its options is bounded': {
    source: `
async function load(url, options) {
  const res = await fetch(url);
  if (res.status === 429 && options.attempt < 3) {
    options.attempt = (options.attempt || 0) + 1;
    return load(url, options);
  }
  if (!res.ok) throw { status: res.status };
  return res.json();
}`,
    expected: BOUNDED,
  },
  'by a mark that it is another attempt is bounded': {
    source: `
async function byArgument(url, isAnother = false) {
  const res = await fetch(url);
  if (res.status === 429 && !isAnother) return byArgument(url, true);
  if (!res.ok) throw { status: res.status };
  return res.json();
}
async function byOption(url, options) {
  const res = await fetch(url);
  if (res.status === 429 && !options.isAnother) {
    return byOption(url, { ...options, isAnother: true });
  }
  if (!res.ok) throw { status: res.status };
  return res.json();
}`,
    expected: [BOUNDED, BOUNDED],
  },
  'in an option that nobody tests has no end': {
    source: `
async function load(url, o) {
  const res = await fetch(url);
  if (res.status === 429) return load(url, { ...o, retries: o.retries - 1 });
  if (!res.ok) throw { status: res.status };
  return res.json();
}`,
    expected: { retry: { bounded: false } },
  },
  'and throws once its attempts are used up ends there': {
    source: `
async function load(url, left = 3) {
  if (left === 0) throw new Error('failed');
  const res = await fetch(url);
  if (!res.ok) return load(url, left - 1);
  return res.json();
}`,
    expected: { fate: 'lost', at: [2], retry: { bounded: true, retriesNonRetryable: true } },
  },
  'does not end with what only another request would do': {
    source: `
async function load(url, left = 3) {
  if (cache.has(url)) return cache.get(url);
  const res = await fetch(url);
  if (res.status === 429 && left > 0) return load(url, left - 1);
  if (!res.ok) throw { status: res.status };
  return res.json();
}`,
    expected: BOUNDED,
  },
});

describeFacts('a recursion over several methods', {
  'is a bounded retry of what it lets through': {
    source: `
class Client {
  maxRetries = 2;
  async makeRequest(options, left) {
    if (left == null) left = options.maxRetries ?? this.maxRetries;
    const res = await this.send(options.url, options);
    if (!res.ok) {
      if (left && this.shouldRetry(res)) return this.retryRequest(options, left, res.headers);
      throw { status: res.status };
    }
    return res.json();
  }
  shouldRetry(res) {
    return res.status === 408 || res.status === 429 || res.status >= 500;
  }
  async send(url, { body }) {
    return await fetch(url, { method: 'POST', body });
  }
  async retryRequest(options, left, headers) {
    const after = headers.get('retry-after');
    let ms = after ? parseFloat(after) * 1000 : undefined;
    if (ms === undefined) ms = 500 * Math.pow(2, this.maxRetries - left);
    await new Promise((resolve) => setTimeout(resolve, ms));
    return this.makeRequest(options, left - 1);
  }
}`,
    expected: {
      402: 'propagated',
      429: 'distinguished',
      retry: { bounded: true, backoff: true, retryAfter: true, retriesNonRetryable: false },
    },
  },
  'counts among the options in one of them': {
    source: `
class Client {
  async request(options) {
    return this.attempt(options);
  }
  async attempt(options) {
    const res = await fetch(options.url, { method: 'POST', body: options.body });
    if (res.ok) return res.json();
    return this.failed(options, res);
  }
  async failed(options, res) {
    if (res.status === 429 && options.retries > 0) return this.again(options);
    throw { status: res.status };
  }
  async again(options) {
    return this.request({ ...options, retries: options.retries - 1 });
  }
}`,
    expected: [
      { ...BOUNDED, key: 'absent' },
      { via: 'again', retry: { bounded: true } },
    ],
  },
});

describeFacts('a recursion after the server turned the credentials away', {
  'is no retry': {
    source: `
async function load(url, isAnother) {
  const res = await fetch(url, { method: 'POST' });
  if (res.status === 401) {
    await refresh();
    return load(url, true);
  }
  if (!res.ok) throw { status: res.status };
  return res.json();
}`,
    expected: { retry: null },
  },
});
