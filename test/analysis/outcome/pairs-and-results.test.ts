import { describeFacts } from '../describe-facts.js';

const TO = `const to = (promise) => promise.then((value) => [null, value]).catch((error) => [error]);`;

describeFacts('a pair of an error and a response', {
  'is checked where the response is looked at as well': {
    source: `
${TO}
async function load() {
  const [error, res] = await to(fetch('/jobs'));
  if (error || !res.ok) return null;
  return res.json();
}`,
    expected: { checked: 'yes', fate: 'lost' },
  },
  'is unchecked where only the error is looked at': {
    source: `
${TO}
async function load() {
  const [error, res] = await to(fetch('/jobs'));
  if (error) throw error;
  return res.json();
}`,
    expected: { checked: 'no', fate: 'unchecked' },
  },
  'keeps the error of a client that throws': {
    source: `
import axios from 'axios';
${TO}
async function load() {
  const [error, res] = await to(axios.get('/jobs'));
  if (error) throw error;
  return res.data;
}`,
    expected: { checked: 'throws', fate: 'propagated' },
  },
});

describeFacts('a result with an ok of its own', {
  'loses the status that it does not hold': {
    source: `
async function load() {
  const res = await fetch('/jobs');
  if (!res.ok) return { ok: false, error: 'failed' };
  return { ok: true, data: await res.json() };
}
export async function show() {
  const result = await load();
  if (!result.ok) throw new Error(result.error);
  return result.data;
}`,
    expected: { checked: 'yes', fate: 'lost' },
  },
  'hands on the status that it holds': {
    source: `
async function load() {
  const res = await fetch('/jobs');
  if (!res.ok) return { ok: false, status: res.status };
  return { ok: true, data: await res.json() };
}`,
    expected: { checked: 'yes', fate: 'propagated' },
  },
});

describeFacts('responses that come together', {
  'are each judged by themselves': {
    source: `
async function load() {
  const [jobs, users] = await Promise.all([fetch('/jobs'), fetch('/users')]);
  if (!jobs.ok) throw new Error('failed');
  return [await jobs.json(), await users.json()];
}`,
    expected: [
      { checked: 'yes', fate: 'lost' },
      { checked: 'no', fate: 'unchecked' },
    ],
  },
  'are all judged by a test of some of them': {
    source: `
async function load() {
  const all = await Promise.all([fetch('/jobs'), fetch('/users')]);
  if (all.some((res) => !res.ok)) throw new Error('failed');
  return Promise.all(all.map((res) => res.json()));
}`,
    expected: [
      { checked: 'yes', fate: 'lost' },
      { checked: 'yes', fate: 'lost' },
    ],
  },
});

describeFacts('a promise that a helper awaits', {
  'is checked there': {
    source: `
async function check(promise) {
  const res = await promise;
  if (!res.ok) throw { status: res.status };
  return res;
}
async function load() {
  const res = await check(fetch('/jobs'));
  return res.json();
}`,
    expected: { checked: 'yes', fate: 'propagated' },
  },
  'is checked there in a chain': {
    source: `
const handle = (promise) =>
  promise.then((res) => {
    if (!res.ok) throw new Error('HTTP ' + res.status);
    return res.json();
  });
const load = async () => await handle(fetch('/jobs'));`,
    expected: { checked: 'yes', fate: 'stringified' },
  },
});

describeFacts('an error that is made again', {
  'with a status of its own loses the one that was received': {
    source: `
class Fault extends Error {
  constructor(text, status) { super(text); this.status = status; }
}
async function load() {
  try {
    const res = await fetch('/jobs');
    if (!res.ok) throw new Fault('failed', res.status);
    return await res.json();
  } catch {
    throw new Fault('not there', 502);
  }
}`,
    expected: { checked: 'yes', fate: 'lost' },
  },
  'with a status of its own and the received one in its text is text': {
    source: `
async function load() {
  const res = await fetch('/jobs');
  if (!res.ok) throw Object.assign(new Error('HTTP ' + res.status), { status: 500 });
  return res.json();
}`,
    expected: { checked: 'yes', fate: 'stringified' },
  },
});
