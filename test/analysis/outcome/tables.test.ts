import { describeFacts } from '../describe-facts.js';

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
