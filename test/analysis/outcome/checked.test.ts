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
  'after a test that tells an answer from the error of a connection': {
    source: `
async function load() {
  const res = await fetch('/api/jobs').catch((error) => error);
  if (res instanceof Error) throw Object.assign(new Error('offline'), { cause: res });
  if (!res.ok) throw new Error('failed');
  return res.json();
}`,
    expected: { checked: 'yes', fate: 'lost' },
  },
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
  'but not where a success comes to the same end only when its body is wrong': {
    source: `
async function load(read) {
  const res = await fetch('/api/jobs');
  const isGood = res.ok || (res.status < 400 && res.status === 304);
  const { data, failed, bad } = isGood
    ? await read(res)
    : { failed: await res.text().catch(() => '') };
  if (failed !== undefined) return fail(failed);
  if (bad) return fail(bad);
  return { data };
}`,
    expected: { checked: 'yes', fate: 'lost' },
  },
  'where a success goes the same way unless a flag is set': {
    source: `
async function load(show, more) {
  const res = await fetch('/api/jobs');
  const jobs = await res.json();
  show(jobs);
  if (res.ok && more) {
    more(jobs);
    return 'more';
  } else {
    return null;
  }
}`,
    expected: { checked: 'no', fate: 'unchecked' },
  },
  'unless a failure does what no success does': {
    source: `
async function load(show, more, warn) {
  const res = await fetch('/api/jobs');
  const jobs = await res.json();
  show(jobs);
  if (!res.ok) warn('failed');
  else if (more) more(jobs);
  return null;
}`,
    expected: { checked: 'yes', fate: 'lost' },
  },
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

describeFacts('a body that was read', {
  'is never undefined': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  if (res.ok) return res.json();
  const text = await res.text();
  if (text !== undefined) throw Object.assign(new Error(text), { status: res.status });
  return null;
}`,
    expected: { checked: 'yes', fate: 'propagated' },
  },
});
