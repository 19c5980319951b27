import { describeFacts } from '../describe-facts.js';

const THROWS_ANOTHER_FOR = (isFound: string): string => `
class BlockedError extends Error {}
class HttpError extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}
const PERMANENT = new Set(['LoopError', ...new Set(['BlockedError'])]);
const seenNames = ['BlockedError'];
function remember(name) {
  seenNames.push(name);
}
${isFound}
async function send(job) {
  try {
    const res = await fetch('/api/jobs', { method: 'POST', body: job });
    if (!res.ok) throw new HttpError('failed', res.status);
    return await res.json();
  } catch (error) {
    if (find(error)) throw new Error('blocked');
    throw error;
  }
}`;

describeFacts('a helper that looks for another error', {
  'in a chain of causes by its class, does not find it in one that was made here': {
    source: THROWS_ANOTHER_FOR(`
function find(error) {
  let current = error;
  while (current !== undefined && current !== null) {
    if (current instanceof BlockedError) return current;
    current = current.cause;
  }
  return undefined;
}`),
    expected: { fate: 'propagated' },
  },
  'in a chain of causes by its name, does not find it in one that was made here': {
    source: THROWS_ANOTHER_FOR(`
function find(error) {
  const visited = new Set();
  let current = error;
  while (current !== undefined && !visited.has(current)) {
    visited.add(current);
    if (current instanceof Error && PERMANENT.has(current.name)) return current;
    current = typeof current === 'object' && 'cause' in current ? current.cause : undefined;
  }
  return undefined;
}`),
    expected: { fate: 'propagated' },
  },
  'and calls itself for the cause, does not find it in one that was made here': {
    source: THROWS_ANOTHER_FOR(`
function find(error) {
  if (error instanceof BlockedError) return error;
  return error.cause === undefined ? undefined : find(error.cause);
}`),
    expected: { fate: 'propagated' },
  },
  'finds the one that its name is told by': {
    source: THROWS_ANOTHER_FOR(`
function find(error) {
  return ['Error', 'BlockedError'].includes(error.name) ? error : undefined;
}`),
    expected: { fate: 'lost' },
  },
  'may find it among names that are added elsewhere': {
    source: THROWS_ANOTHER_FOR(`
function find(error) {
  return seenNames.includes(error.name);
}`),
    expected: { fate: 'lost' },
  },
  'may find it by a name that is given to the error': {
    source: THROWS_ANOTHER_FOR(`
function rename(error) {
  error.name = 'BlockedError';
}
function find(error) {
  return error.name === 'BlockedError';
}`),
    expected: { fate: 'lost' },
  },
});

describeFacts('a member that is defined on an error', {
  'keeps the status': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  if (res.ok) return res.json();
  const error = new Error('failed');
  Object.defineProperty(error, 'status', { value: res.status, enumerable: false });
  throw error;
}`,
    expected: { fate: 'propagated' },
  },
  'is its name': {
    source: `
class HttpError extends Error {
  constructor(status) {
    super('failed');
    this.status = status;
    Object.defineProperty(this, 'name', { value: 'HttpError' });
  }
}
async function load() {
  try {
    const res = await fetch('/api/jobs');
    if (!res.ok) throw new HttpError(res.status);
    return await res.json();
  } catch (error) {
    if (error.name === 'HttpError') throw error;
    throw new Error('offline');
  }
}`,
    expected: { fate: 'propagated' },
  },
});

describeFacts("the name of a client's error", {
  'tells it from others': {
    source: `
import ky from 'ky';
async function load() {
  try {
    return await ky('/api/jobs').json();
  } catch (error) {
    if (error.name === 'HTTPError') throw error;
    return null;
  }
}`,
    expected: { 402: 'propagated' },
  },
});
