import { describeFacts } from '../describe-facts.js';

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
