import { describeFacts } from '../describe-facts.js';

describeFacts('a comparison', {
  'that leads to another attempt separates on the last attempt as well': {
    source: `
async function load() {
  for (let attempt = 0; ; attempt += 1) {
    const res = await fetch('/api/jobs');
    if (attempt < 3 && (res.status === 402 || res.status === 429)) continue;
    if (!res.ok) throw new Error('failed');
    return await res.json();
  }
}`,
    expected: { checked: 'yes', fate: 'distinguished' },
  },
  'that leads to another attempt separates nothing where it is not made': {
    source: `
async function load(patient) {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const res = await fetch('/api/jobs');
    if (patient && (res.status === 402 || res.status === 429)) continue;
    if (!res.ok) throw new Error('failed');
    return await res.json();
  }
}`,
    expected: { checked: 'yes', fate: 'lost' },
  },
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
