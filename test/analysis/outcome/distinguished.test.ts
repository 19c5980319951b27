import { describeFacts } from '../describe-facts.js';

describeFacts('a comparison', {
  'separates the status it names and no other': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  if (res.status === 402) return { topUp: true };
  if (!res.ok) throw new Error('failed');
  return res.json();
}`,
    expected: { 402: 'distinguished', at402: [3], 429: 'lost', at429: [4] },
  },
  'separates within the branch of other failures': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) {
    if (res.status === 429) throw new Error('slow down');
    throw new Error('failed');
  }
  return res.json();
}`,
    expected: { 429: 'distinguished', at429: [4], 402: 'lost', at402: [5] },
  },
  'separates with the constant first, and with ==': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  if (402 === res.status) return 'top up';
  if (res.status == 429) return 'wait';
  if (!res.ok) throw new Error('failed');
  return res.json();
}`,
    expected: { 402: 'distinguished', 429: 'distinguished' },
  },
  'separates through a constant': {
    source: `
const PAYMENT_REQUIRED = 402;
const Status = { TooManyRequests: 429 };
async function load() {
  const { status, ok, body } = await fetch('/api/jobs');
  if (status === PAYMENT_REQUIRED) return 'top up';
  if (status === Status.TooManyRequests) return 'wait';
  if (!ok) throw new Error('failed');
  return body;
}`,
    expected: { 402: 'distinguished', 429: 'distinguished' },
  },
  'separates both in one disjunction': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  if (res.status === 402 || res.status === 429) return 'your quota is used up';
  if (!res.ok) throw new Error('failed');
  return res.json();
}`,
    expected: { fate: 'distinguished', at: [3] },
  },
  'separates in a conditional expression': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) throw new Error(res.status === 402 ? 'Out of credits' : 'Something went wrong');
  return res.json();
}`,
    expected: { 402: 'distinguished', 429: 'lost' },
  },
  'separates by elimination, where one is left': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  if (res.ok) return res.json();
  if (res.status !== 402) throw new Error('failed');
  return { topUp: true };
}`,
    expected: { 402: 'distinguished', 429: 'lost', at429: [4] },
  },
  'does not separate with a range': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  if (res.status >= 400 && res.status < 500) throw new Error('your fault');
  if (res.status >= 500) throw new Error('our fault');
  return res.json();
}`,
    expected: { fate: 'lost', at: [3] },
  },
  'does not separate other statuses than the one it names': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  if (res.status === 404) return null;
  if (!res.ok) throw new Error('failed');
  return res.json();
}`,
    expected: { fate: 'lost', at: [4] },
  },
  'does not separate what never reaches it': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) throw new Error('failed');
  if (res.status === 402) return 'top up';
  return res.json();
}`,
    expected: { fate: 'lost', at: [3] },
  },
  'does not separate where another value is compared': {
    source: `
async function load(other) {
  const res = await fetch('/api/jobs');
  if (other.status === 402) throw new Error('other');
  if (!res.ok) throw new Error('failed');
  return res.json();
}`,
    expected: { fate: 'lost', at: [4] },
  },
  'counts the worst of its paths': {
    source: `
async function load(isBilled) {
  const res = await fetch('/api/jobs');
  if (isBilled && res.status === 402) return 'top up';
  if (!res.ok) throw new Error('failed');
  return res.json();
}`,
    expected: { fate: 'lost', at: [4] },
  },
  'does not separate with the digits of a class': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  switch (Math.floor(res.status / 100)) {
    case 2: return res.json();
    case 4: throw new Error('your fault');
    default: throw new Error('failed');
  }
}`,
    expected: { fate: 'lost' },
  },
});

describeFacts('a switch', {
  'separates each of its cases': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  switch (res.status) {
    case 200:
      return res.json();
    case 402:
      throw new Error('Out of credits');
    case 429:
      throw new Error('Slow down');
    default:
      throw new Error('failed');
  }
}`,
    expected: { checked: 'yes', fate: 'distinguished' },
  },
  'separates cases that fall through together': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  if (res.ok) return res.json();
  switch (res.status) {
    case 402:
    case 429:
      throw new Error('quota');
    default:
      throw new Error('failed');
  }
}`,
    expected: { fate: 'distinguished' },
  },
  'leaves the rest to the default': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  switch (res.status) {
    case 200:
      return res.json();
    case 402:
      throw new Error('Out of credits');
    default:
      throw new Error('failed');
  }
}`,
    expected: { 402: 'distinguished', 429: 'lost', at429: [9] },
  },
  'without a default lets the rest pass': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  switch (res.status) {
    case 402:
      throw new Error('Out of credits');
  }
  return res.json();
}`,
    expected: { checked: 'yes', 402: 'distinguished', 429: 'unchecked', at429: [7] },
  },
  'of true separates by its conditions': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  switch (true) {
    case res.ok:
      return res.json();
    case res.status === 402:
      throw new Error('Out of credits');
    default:
      throw new Error('failed');
  }
}`,
    expected: { 402: 'distinguished', 429: 'lost' },
  },
});

describeFacts('membership', {
  'in an array separates its elements': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  if ([402, 429].includes(res.status)) return 'quota';
  if (!res.ok) throw new Error('failed');
  return res.json();
}`,
    expected: { fate: 'distinguished', at: [3] },
  },
  'in a constant array separates its elements': {
    source: `
const RETRYABLE = [429, 503];
async function load() {
  const res = await fetch('/api/jobs');
  if (RETRYABLE.includes(res.status)) throw new Error('try again');
  if (!res.ok) throw new Error('failed');
  return res.json();
}`,
    expected: { 429: 'distinguished', at429: [4], 402: 'lost', at402: [5] },
  },
  'in a Set separates its elements': {
    source: `
const BILLING = new Set([402, 403]);
async function load() {
  const res = await fetch('/api/jobs');
  if (BILLING.has(res.status)) return 'billing';
  if (!res.ok) throw new Error('failed');
  return res.json();
}`,
    expected: { 402: 'distinguished', at402: [4], 429: 'lost', at429: [5] },
  },
  'of every number of a class is a range': {
    source: `
const CLIENT_ERRORS = Array.from({ length: 100 }, (_, index) => 400 + index);
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) throw new Error('failed');
  return CLIENT_ERRORS.length + (await res.json()).length;
}`,
    expected: { fate: 'lost' },
  },
  'by indexOf separates its elements': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  if ([402, 429].indexOf(res.status) !== -1) return 'quota';
  if (!res.ok) throw new Error('failed');
  return res.json();
}`,
    expected: { fate: 'distinguished' },
  },
  'by some separates its elements': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  if ([402, 429].some((status) => status === res.status)) return 'quota';
  if (!res.ok) throw new Error('failed');
  return res.json();
}`,
    expected: { fate: 'distinguished' },
  },
  'in the keys of an object separates them': {
    source: `
const MESSAGES = { 402: 'Out of credits' };
async function load() {
  const res = await fetch('/api/jobs');
  if (res.status in MESSAGES) throw new Error(MESSAGES[res.status]);
  if (!res.ok) throw new Error('failed');
  return res.json();
}`,
    expected: { 402: 'distinguished', 429: 'lost' },
  },
});

describeFacts('a lookup table', {
  'with the key separates it': {
    source: `
const MESSAGES = { 402: 'Out of credits', 404: 'Not found' };
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) throw new Error(MESSAGES[res.status] ?? 'Something went wrong');
  return res.json();
}`,
    expected: { 402: 'distinguished', 429: 'lost', at429: [4] },
  },
  'as a Map separates its keys': {
    source: `
const MESSAGES = new Map([[402, 'Out of credits'], [429, 'Slow down']]);
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) throw new Error(MESSAGES.get(res.status) ?? 'Something went wrong');
  return res.json();
}`,
    expected: { fate: 'distinguished' },
  },
  'without the key says nothing of it': {
    source: `
const MESSAGES = { 401: 'Sign in', 404: 'Not found' };
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) throw new Error(MESSAGES[res.status] ?? 'Something went wrong');
  return res.json();
}`,
    expected: { fate: 'lost', at: [4] },
  },
  'with an enum of TypeScript separates its members': {
    filename: 'case.ts',
    source: `
enum HttpStatus { PaymentRequired = 402, TooManyRequests = 429 }
async function load(): Promise<unknown> {
  const res = await fetch('/api/jobs');
  if (res.status === HttpStatus.PaymentRequired) return 'top up';
  if (!res.ok) throw new Error('failed');
  return res.json();
}`,
    expected: { 402: 'distinguished', at402: [4], 429: 'lost', at429: [5] },
  },
  'with computed keys separates them': {
    source: `
const PAYMENT_REQUIRED = 402;
const MESSAGES = { [PAYMENT_REQUIRED]: 'Out of credits' };
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) throw new Error(MESSAGES[res.status] ?? 'failed');
  return res.json();
}`,
    expected: { 402: 'distinguished', 429: 'lost' },
  },
  'with text keys separates them': {
    source: `
const MESSAGES = { '402': 'Out of credits', '429': 'Slow down' };
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) throw new Error(MESSAGES[String(res.status)] || 'Something went wrong');
  return res.json();
}`,
    expected: { fate: 'distinguished' },
  },
  'of functions separates its keys': {
    source: `
const HANDLERS = {
  402: () => { throw new Error('Out of credits'); },
  429: () => { throw new Error('Slow down'); },
};
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) {
    HANDLERS[res.status]?.();
    throw new Error('failed');
  }
  return res.json();
}`,
    expected: { fate: 'distinguished' },
  },
});

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
