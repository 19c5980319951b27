import { describeFacts } from '../describe-facts.js';

describeFacts('a status that is never looked at', {
  'is no where the body is returned': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  return res.json();
}`,
    expected: { checked: 'no', fate: 'unchecked', at: [3] },
  },
  'is no where the body is used in the chain of one expression': {
    source: `
async function load() {
  return (await fetch('/api/jobs')).json();
}`,
    expected: { checked: 'no', fate: 'unchecked', at: [2] },
  },
  'is no in a then chain': {
    source: `
function load() {
  return fetch('/api/jobs')
    .then((res) => res.json())
    .then((data) => data.items);
}`,
    expected: { checked: 'no', fate: 'unchecked', at: [3] },
  },
  'is no for each way of reading a body': {
    source: `
async function load(show) {
  show(await (await fetch('/a')).text());
  show(await (await fetch('/b')).blob());
  show(await (await fetch('/c')).arrayBuffer());
  show(await (await fetch('/d')).formData());
  show((await fetch('/e')).body.getReader());
}`,
    expected: ['/a', '/b', '/c', '/d', '/e'].map((path) => ({
      url: `relative ${path}`,
      checked: 'no',
      fate: 'unchecked',
    })),
  },
  'is no where only a flag of the body is tested': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  const data = await res.json();
  if (data.error) throw new Error(data.error);
  return data.items;
}`,
    expected: { checked: 'no', fate: 'unchecked' },
  },
  'is no where only the existence of the response is tested': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  if (!res) throw new Error('failed');
  return res.json();
}`,
    expected: { checked: 'no', fate: 'unchecked' },
  },
  'is no where another member of the response is tested': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  if (res.redirected) throw new Error('moved');
  return res.json();
}`,
    expected: { checked: 'no', fate: 'unchecked' },
  },
  'is no where a stream is read': {
    source: `
async function load(show) {
  const res = await fetch('/api/stream');
  for await (const chunk of res.body) show(chunk);
}`,
    expected: { checked: 'no', fate: 'unchecked' },
  },
  'is no where a catch only sees that no answer came': {
    source: `
async function load() {
  try {
    const res = await fetch('/api/jobs');
    return await res.json();
  } catch (error) {
    throw new Error('failed');
  }
}`,
    expected: { checked: 'no', fate: 'unchecked' },
  },
});

describeFacts('a status that decides', {
  'is yes where ok guards the body': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) throw new Error('failed');
  return res.json();
}`,
    expected: { checked: 'yes', fate: 'lost', at: [3] },
  },
  'is yes where the body is used only if ok': {
    source: `
async function load(show) {
  const res = await fetch('/api/jobs');
  if (res.ok) {
    show(await res.json());
  }
}`,
    expected: { checked: 'yes', fate: 'lost' },
  },
  'is yes in a then chain': {
    source: `
function load() {
  return fetch('/api/jobs').then((res) => {
    if (!res.ok) throw new Error('failed');
    return res.json();
  });
}`,
    expected: { checked: 'yes', fate: 'lost', at: [3] },
  },
  'is yes where a conditional expression chooses': {
    source: `
function load() {
  return fetch('/api/jobs').then((res) => (res.ok ? res.json() : Promise.reject(new Error('failed'))));
}`,
    expected: { checked: 'yes', fate: 'lost', at: [2] },
  },
  'is yes where the body is parsed first and the test comes before its use': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  const data = await res.json();
  if (!res.ok) throw new Error('failed');
  return data;
}`,
    expected: { checked: 'yes', fate: 'lost', at: [4] },
  },
  'is yes where a success flag of the body is tested as well': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  const data = await res.json();
  if (!res.ok || !data.success) throw new Error('failed');
  return data.items;
}`,
    expected: { checked: 'yes', fate: 'lost', at: [4] },
  },
  'is yes for a comparison with 200': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  if (res.status !== 200) throw new Error('failed');
  return res.json();
}`,
    expected: { checked: 'yes', fate: 'lost', at: [3] },
  },
  'is yes for a comparison with text, which == converts': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  if (res.status != '200') throw new Error('failed');
  return res.json();
}`,
    expected: { checked: 'yes', fate: 'lost', at: [3] },
  },
  'is yes for a range': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  if (res.status < 200 || res.status >= 300) throw new Error('failed');
  return res.json();
}`,
    expected: { checked: 'yes', fate: 'lost', at: [3] },
  },
  'is yes through another name for the test': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  const isFine = res.ok;
  if (!isFine) throw new Error('failed');
  return res.json();
}`,
    expected: { checked: 'yes', fate: 'lost', at: [4] },
  },
  'is yes through destructuring': {
    source: `
async function load() {
  const { ok, body } = await fetch('/api/jobs');
  if (!ok) throw new Error('failed');
  return body;
}`,
    expected: { checked: 'yes', fate: 'lost', at: [3] },
  },
  'is yes on a clone': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  const copy = res.clone();
  if (!copy.ok) throw new Error('failed');
  return res.json();
}`,
    expected: { checked: 'yes', fate: 'lost', at: [4] },
  },
  'is yes in a short circuit': {
    source: `
const fail = () => { throw new Error('failed'); };
async function load() {
  const res = await fetch('/api/jobs');
  res.ok || fail();
  return res.json();
}`,
    expected: { checked: 'yes', fate: 'lost', at: [1] },
  },
  'is yes through optional chaining': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  if (!res?.ok) throw new Error('failed');
  return res.json();
}`,
    expected: { checked: 'yes', fate: 'lost', at: [3] },
  },
  'is yes in the condition of a loop that reads a stream': {
    source: `
async function load(show) {
  const res = await fetch('/api/stream');
  if (!res.ok || !res.body) throw new Error('no stream');
  const reader = res.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    show(value);
  }
}`,
    expected: { checked: 'yes', fate: 'lost', at: [3] },
  },
  'is yes where a body is read on both ways but only used on one': {
    source: `
async function load(show) {
  const res = await fetch('/api/jobs');
  const text = await res.text();
  if (res.ok) {
    show(JSON.parse(text));
  } else {
    show(null);
  }
}`,
    expected: { checked: 'yes', fate: 'lost' },
  },
  'is yes where nobody wants the body': {
    source: `
async function remove(id) {
  const res = await fetch('/api/jobs/' + id, { method: 'DELETE' });
  if (!res.ok) throw new Error('failed');
}`,
    expected: { checked: 'yes', fate: 'lost', at: [3] },
  },
  'is yes for statusText': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  if (res.statusText !== 'OK') throw new Error('failed');
  return res.json();
}`,
    expected: { checked: 'yes', fate: 'lost', at: [3] },
  },
});

describeFacts('a status that is looked at but decides nothing', {
  'is no for a warning': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) console.warn('failed');
  return res.json();
}`,
    expected: { checked: 'no', fate: 'unchecked' },
  },
  'is no for a check in development only': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  if (process.env.NODE_ENV !== 'production' && !res.ok) throw new Error('failed');
  return res.json();
}`,
    expected: { checked: 'no', fate: 'unchecked' },
  },
  'is no for a check that an option switches': {
    source: `
async function load(strict) {
  const res = await fetch('/api/jobs');
  if (strict) {
    if (!res.ok) throw new Error('failed');
  }
  return res.json();
}`,
    expected: { checked: 'no', fate: 'unchecked' },
  },
  'is no for an assertion that nobody awaits': {
    source: `
async function assertOk(res) {
  if (!res.ok) throw new Error(await res.text());
}
async function load() {
  const res = await fetch('/api/jobs');
  assertOk(res);
  return res.json();
}`,
    expected: { checked: 'no', fate: 'unchecked' },
  },
  'is no for a log line': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  console.log('status', res.status);
  return res.json();
}`,
    expected: { checked: 'no', fate: 'unchecked' },
  },
});

describeFacts('a deny list', {
  'is yes, and what it does not name passes as a success': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  if (res.status === 401) throw new Error('signed out');
  return res.json();
}`,
    expected: { checked: 'yes', fate: 'unchecked' },
  },
  'separates what it names': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  if (res.status === 402) throw new Error('no credits');
  return res.json();
}`,
    expected: { checked: 'yes', 402: 'distinguished', at402: [3], 429: 'unchecked' },
  },
});

describeFacts('a call whose answer nobody uses', {
  'is ignored where it is only awaited': {
    source: `
async function ping() {
  await fetch('/api/ping');
}`,
    expected: { checked: 'ignored', fate: 'unchecked', requestId: 'na' },
  },
  'is ignored where it is void': {
    source: `
function ping() {
  void fetch('/api/ping', { method: 'POST', keepalive: true });
}`,
    expected: { checked: 'ignored', fate: 'unchecked', requestId: 'na' },
  },
  'is ignored where only an exception is caught': {
    source: `
function ping() {
  fetch('/api/ping').catch(() => {});
}`,
    expected: { checked: 'ignored', fate: 'unchecked' },
  },
  'is ignored where something else follows': {
    source: `
async function save(close) {
  await fetch('/api/jobs', { method: 'POST' });
  close();
}`,
    expected: { checked: 'ignored', fate: 'unchecked' },
  },
});

describeFacts('a response that leaves', {
  'escapes where it is returned': {
    source: `
async function send(path) {
  const res = await fetch('/api/jobs');
  return res;
}`,
    expected: { checked: 'escapes', fate: 'propagated', at: [3], requestId: 'propagated' },
  },
  'escapes where its promise is returned': {
    source: `
const send = () => fetch('/api/jobs');`,
    expected: { checked: 'escapes', fate: 'propagated', requestId: 'propagated' },
  },
  'escapes where it stands in what is returned': {
    source: `
async function send() {
  const res = await fetch('/api/jobs');
  return { res, at: Date.now() };
}`,
    expected: { checked: 'escapes', fate: 'propagated' },
  },
  'escapes to code that cannot be seen': {
    source: `
import { handle } from 'elsewhere';
async function load() {
  const res = await fetch('/api/jobs');
  return handle(res);
}`,
    expected: { checked: 'escapes' },
  },
});

describeFacts('an answer handed back with its status', {
  'is yes and propagated with a numeric status': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  return { status: res.status, data: await res.json() };
}`,
    expected: { checked: 'yes', fate: 'propagated', at: [3] },
  },
  'is yes with ok': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  const data = await res.json();
  return { ok: res.ok, data };
}`,
    expected: { checked: 'yes' },
  },
  'is no fact about HTTP where ok is the result object’s own': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  const data = await res.json();
  return { ok: true, data };
}`,
    expected: { checked: 'no', fate: 'unchecked' },
  },
  'is propagated where it is relayed to the caller of a handler': {
    source: `
async function proxy(req, reply) {
  const upstream = await fetch('https://api.acme.test/jobs');
  reply.status(upstream.status).send(await upstream.text());
}`,
    expected: { checked: 'yes', fate: 'propagated' },
  },
});

describeFacts('an assertion of the file', {
  'is yes where it throws': {
    source: `
function assertOk(res) {
  if (!res.ok) throw new Error('failed');
}
async function load() {
  const res = await fetch('/api/jobs');
  assertOk(res);
  return res.json();
}`,
    expected: { checked: 'yes', fate: 'lost', at: [2] },
  },
  'is yes where it is awaited': {
    source: `
async function assertOk(res) {
  if (!res.ok) throw new Error('failed');
}
async function load() {
  const res = await fetch('/api/jobs');
  await assertOk(res);
  return res.json();
}`,
    expected: { checked: 'yes', fate: 'lost', at: [2] },
  },
  'is yes where it stands in a then chain': {
    source: `
function checked(res) {
  if (res.status >= 200 && res.status < 300) return res;
  throw new Error('failed');
}
const load = () => fetch('/api/jobs').then(checked).then((res) => res.json());`,
    expected: { checked: 'yes', fate: 'lost', at: [3] },
  },
  'is yes where it gives a boolean that is tested': {
    source: `
const isFine = (res) => res.status < 400;
async function load() {
  const res = await fetch('/api/jobs');
  if (!isFine(res)) throw new Error('failed');
  return res.json();
}`,
    expected: { checked: 'yes', fate: 'lost', at: [4] },
  },
  'is no where its boolean is not tested': {
    source: `
const isFine = (res) => res.status < 400;
async function load() {
  const res = await fetch('/api/jobs');
  isFine(res);
  return res.json();
}`,
    expected: { checked: 'no', fate: 'unchecked' },
  },
  'is no where it is called with something else': {
    source: `
function assertOk(res) {
  if (!res.ok) throw new Error('failed');
}
async function load(other) {
  const res = await fetch('/api/jobs');
  assertOk(other);
  return res.json();
}`,
    expected: { checked: 'no', fate: 'unchecked' },
  },
});

describeFacts('several calls', {
  'are no in Promise.all': {
    source: `
async function load() {
  const [a, b] = await Promise.all([fetch('/a'), fetch('/b')]);
  return [await a.json(), await b.json()];
}`,
    expected: [
      { checked: 'no', fate: 'unchecked' },
      { checked: 'no', fate: 'unchecked' },
    ],
  },
  'each count for themselves in Promise.all': {
    source: `
async function load() {
  const [a, b] = await Promise.all([fetch('/a'), fetch('/b')]);
  if (!a.ok) throw new Error('failed');
  return [await a.json(), await b.json()];
}`,
    expected: [
      { checked: 'yes', fate: 'lost' },
      { checked: 'no', fate: 'unchecked' },
    ],
  },
  'are yes where Promise.all settles what the mapping checked': {
    source: `
async function load(ids) {
  return Promise.all(
    ids.map(async (id) => {
      const res = await fetch('/api/jobs/' + id);
      if (!res.ok) throw new Error('failed');
      return res.json();
    }),
  );
}`,
    expected: { checked: 'yes', fate: 'lost', at: [5] },
  },
  'are no in Promise.allSettled, whose status is not that of HTTP': {
    source: `
async function load() {
  const [result] = await Promise.allSettled([fetch('/a')]);
  if (result.status !== 'fulfilled') return null;
  return result.value.json();
}`,
    expected: { checked: 'no', fate: 'unchecked' },
  },
  'are yes in Promise.race': {
    source: `
async function load(timeout) {
  const res = await Promise.race([fetch('/a'), timeout]);
  if (!res.ok) throw new Error('failed');
  return res.json();
}`,
    expected: { checked: 'yes', fate: 'lost', at: [3] },
  },
  'are no attempts in a loop over items': {
    source: `
async function load(ids) {
  const found = [];
  for (const id of ids) {
    const res = await fetch('/api/jobs/' + id);
    if (!res.ok) continue;
    found.push(await res.json());
  }
  return found;
}`,
    expected: { checked: 'yes', fate: 'lost', retry: null },
  },
  'are no in a loop that checks only the first': {
    source: `
async function load(ids) {
  const first = await fetch('/api/jobs/0');
  if (!first.ok) throw new Error('failed');
  const found = [await first.json()];
  for (const id of ids) {
    const res = await fetch('/api/jobs/' + id);
    found.push(await res.json());
  }
  return found;
}`,
    expected: [
      { checked: 'yes', fate: 'lost' },
      { checked: 'no', fate: 'unchecked' },
    ],
  },
});
