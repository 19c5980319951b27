import { describeFacts } from '../describe-facts.js';

describeFacts('a test of text that holds the status', {
  'does not separate it where the message has no status': {
    source: `
async function load() {
  try {
    const res = await fetch('/api/jobs');
    if (!res.ok) throw new Error('failed');
    return await res.json();
  } catch (error) {
    if (error.message.includes('402')) return 'top up';
    throw error;
  }
}`,
    expected: { fate: 'lost' },
  },
  'separates it where the message is looked into': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) throw new Error(\`HTTP \${res.status}\`);
  return res.json();
}
async function show() {
  try {
    return await load();
  } catch (error) {
    if (error.message.includes('402')) return 'top up';
    throw error;
  }
}`,
    expected: { 402: 'distinguished', 429: 'stringified' },
  },
  'separates it where the whole message is compared': {
    source: `
async function load() {
  try {
    const res = await fetch('/api/jobs');
    if (!res.ok) throw new Error('HTTP ' + res.status);
    return await res.json();
  } catch (error) {
    if (error.message === 'HTTP 429') return 'wait';
    throw error;
  }
}`,
    expected: { 429: 'distinguished', 402: 'stringified' },
  },
});

describeFacts('a typed error', {
  'separates the status it is thrown for': {
    source: `
class RateLimitError extends Error {}
async function load() {
  const res = await fetch('/api/jobs');
  if (res.status === 429) throw new RateLimitError();
  if (!res.ok) throw new Error('failed');
  return res.json();
}`,
    expected: { 429: 'distinguished', at429: [4], 402: 'lost' },
  },
  'made by a factory separates its statuses': {
    source: `
class CreditError extends Error {}
class RateLimitError extends Error {}
function errorFor(res) {
  switch (res.status) {
    case 402: return new CreditError();
    case 429: return new RateLimitError();
    default: return new Error('failed');
  }
}
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) throw errorFor(res);
  return res.json();
}`,
    expected: { fate: 'distinguished' },
  },
  'of the caller separates by its status member': {
    source: `
class ApiError extends Error {
  constructor(status) { super('failed'); this.status = status; }
}
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) throw new ApiError(res.status);
  return res.json();
}
async function show() {
  try {
    return await load();
  } catch (error) {
    if (error instanceof ApiError && error.status === 402) return 'top up';
    return 'Something went wrong';
  }
}`,
    expected: [
      { via: null, 402: 'distinguished', 429: 'propagated' },
      { via: 'load', 402: 'distinguished', 429: 'lost', at429: [14] },
    ],
  },
});
