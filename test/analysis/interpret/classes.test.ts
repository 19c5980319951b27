import { describeFacts } from '../describe-facts.js';

describeFacts('a class that sends', {
  'is followed through its own methods': {
    source: `
class Api {
  async load() {
    return this.parse(await this.send('/jobs'));
  }
  send(path) {
    return fetch('/api' + path);
  }
  parse(res) {
    if (!res.ok) throw new Error('failed');
    return res.json();
  }
}`,
    expected: { checked: 'yes', fate: 'lost', at: [9] },
  },
  'is followed through private methods and accessors': {
    source: `
class Api {
  get #base() {
    return 'https://api.acme.test';
  }
  async #send(path) {
    const res = await fetch(this.#base + path);
    if (!res.ok) throw new Error('failed');
    return res.json();
  }
  load() {
    return this.#send('/jobs');
  }
}`,
    expected: { checked: 'yes', fate: 'lost', at: [7] },
  },
  'is followed through a method of its base class': {
    source: `
class Base {
  parse(res) {
    if (!res.ok) throw new Error('failed');
    return res.json();
  }
}
class Jobs extends Base {
  async load() {
    return this.parse(await fetch('/jobs'));
  }
}`,
    expected: { checked: 'yes', fate: 'lost', at: [3] },
  },
  'is followed through super': {
    source: `
class Base {
  parse(res) {
    if (!res.ok) throw new Error('failed');
    return res.json();
  }
}
class Jobs extends Base {
  parse(res) {
    if (res.status === 402) throw new Error('no credits');
    return super.parse(res);
  }
  async load() {
    return this.parse(await fetch('/jobs'));
  }
}`,
    expected: { checked: 'yes', 402: 'distinguished', at402: [9], 429: 'lost', at429: [3] },
  },
  'is followed through static methods': {
    source: `
class Http {
  static check(res) {
    if (!res.ok) throw new Error('failed');
    return res;
  }
}
const load = async () => Http.check(await fetch('/jobs')).json();`,
    expected: { checked: 'yes', fate: 'lost', at: [3] },
  },
  'is followed through arrow properties': {
    source: `
class Api {
  check = (res) => {
    if (!res.ok) throw new Error('failed');
    return res;
  };
  load = async () => this.check(await fetch('/jobs')).json();
}`,
    expected: { checked: 'yes', fate: 'lost', at: [3] },
  },
});

describeFacts('a hierarchy of errors', {
  'separates by a subclass that is thrown for one status': {
    source: `
class ApiError extends Error {}
class QuotaError extends ApiError {}
async function send() {
  const res = await fetch('/jobs');
  if (res.status === 402) throw new QuotaError('quota');
  if (!res.ok) throw new ApiError('failed');
  return res.json();
}`,
    expected: { 402: 'distinguished', at402: [5], 429: 'lost', at429: [6] },
  },
  'tells a base class from a subclass': {
    source: `
class ApiError extends Error {
  constructor(status) { super('failed'); this.status = status; }
}
class NotFoundError extends ApiError {}
async function load() {
  try {
    const res = await fetch('/jobs');
    if (res.status === 404) throw new NotFoundError(404);
    if (!res.ok) throw new ApiError(res.status);
    return await res.json();
  } catch (error) {
    if (error instanceof NotFoundError) return null;
    throw error;
  }
}`,
    expected: { fate: 'propagated' },
  },
  'catches a subclass by its base class': {
    source: `
class ApiError extends Error {
  constructor(status) { super('failed'); this.status = status; }
}
class ServerError extends ApiError {}
async function load() {
  try {
    const res = await fetch('/jobs');
    if (!res.ok) throw new ServerError(res.status);
    return await res.json();
  } catch (error) {
    if (error instanceof ApiError) return null;
    throw error;
  }
}`,
    expected: { fate: 'lost', at: [11] },
  },
  'is told by its name where the class sets it': {
    source: `
class ApiError extends Error {
  name = 'ApiError';
  constructor(status) { super('failed'); this.status = status; }
}
async function load() {
  try {
    const res = await fetch('/jobs');
    if (!res.ok) throw new ApiError(res.status);
    return await res.json();
  } catch (error) {
    if (error.name === 'ApiError') throw error;
    return null;
  }
}`,
    expected: { fate: 'propagated' },
  },
  'keeps a code of its own that stands for the status': {
    source: `
class ApiError extends Error {
  constructor(code) { super(code); this.code = code; }
}
const CODES = { 402: 'NO_CREDITS', 429: 'SLOW_DOWN' };
async function load() {
  const res = await fetch('/jobs');
  if (!res.ok) throw new ApiError(CODES[res.status] ?? 'FAILED');
  return res.json();
}`,
    expected: { fate: 'distinguished' },
  },
});
