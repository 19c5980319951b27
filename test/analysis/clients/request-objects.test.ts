import { describeFacts } from '../describe-facts.js';

const POST = { method: 'POST', url: 'absolute api.acme.test/jobs' } as const;

describeFacts('a request object that is made before it is sent', {
  'has the key that is set on its headers': {
    source: `
async function send(body) {
  const request = new Request('https://api.acme.test/jobs', { method: 'POST', body });
  request.headers.set('Idempotency-Key', crypto.randomUUID());
  return fetch(request);
}`,
    expected: { ...POST, key: 'present' },
  },
  'has the key of the headers that it was made with': {
    source: `
async function send(body) {
  const headers = new Headers({ Accept: 'application/json' });
  headers.set('idempotency-key', crypto.randomUUID());
  const request = new Request('https://api.acme.test/jobs', { method: 'POST', body, headers });
  request.headers.set('Content-Type', 'application/json');
  return fetch(request);
}`,
    expected: { ...POST, key: 'present' },
  },
  'lacks a key that nobody sets': {
    source: `
async function send(body) {
  const request = new Request('https://api.acme.test/jobs', { method: 'POST', body });
  request.headers.set('Accept', 'application/json');
  return fetch(request);
}`,
    expected: { ...POST, key: 'absent' },
  },
  'stays what it is when it is copied': {
    source: `
const made = (body) =>
  new Request('https://api.acme.test/jobs', {
    method: 'POST', body, headers: { 'Idempotency-Key': crypto.randomUUID() },
  });
const a = (body) => fetch(made(body).clone());
const b = (body) => fetch(new Request(made(body), { signal: AbortSignal.timeout(1000) }));
const c = (body) => fetch(new Request(made(body), { headers: { Accept: 'text/plain' } }));`,
    expected: [
      { ...POST, key: 'present' },
      { ...POST, key: 'present' },
      { ...POST, key: 'absent' },
    ],
  },
  'yields to the options that go with it': {
    source: `
const request = new Request('https://api.acme.test/jobs', { method: 'POST' });
const a = () => fetch(request, { headers: { 'Idempotency-Key': crypto.randomUUID() } });
const b = () => fetch(request, { method: 'PUT' });`,
    expected: [
      { ...POST, key: 'present' },
      { ...POST, method: 'PUT', key: 'na' },
    ],
  },
  'is told from a URL by a wrapper that takes either': {
    source: `
function send(input) {
  const url = input instanceof Request ? input.url : input;
  return fetch(url);
}
const load = () => send(new Request('https://api.acme.test/jobs'));`,
    expected: [{ url: 'absolute api.acme.test/jobs' }],
  },
});
