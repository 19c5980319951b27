import { describeFacts } from './describe-facts.js';

describeFacts('apis', {
  'are the only contracts where they are given': {
    settings: { apis: ['pioneer'] },
    source: `
const a = () => fetch('https://api.pioneer.ai/inference');
const b = () => fetch('https://api.stripe.com/v1/charges');`,
    expected: [{ contract: 'pioneer' }, { contract: null }],
  },
  'can be none': {
    settings: { apis: [] },
    source: `
const load = () => fetch('https://api.pioneer.ai/inference');`,
    expected: { contract: null, fates: { 402: 'propagated', 429: 'propagated' } },
  },
});

describeFacts('clients', {
  'make a module behave as another': {
    settings: { clients: { '@acme/http': 'axios', '@acme/raw': 'fetch' } },
    source: `
import http from '@acme/http';
import raw from '@acme/raw';
const a = async () => (await http.get('/a')).data;
const b = async () => (await raw('/b')).json();`,
    expected: [
      { client: 'other', method: 'GET', url: 'relative /a', checked: 'throws', fate: 'propagated' },
      { client: 'other', method: 'GET', url: 'relative /b', checked: 'no', fate: 'unchecked' },
    ],
  },
  'make one export of a module a client': {
    settings: { clients: { '@acme/http#send': 'fetch' } },
    source: `
import { send, other } from '@acme/http';
const a = async () => (await send('/a')).json();
const b = async () => (await other('/b')).json();`,
    expected: { line: 2, client: 'other', checked: 'no' },
  },
  'are unknown without the setting': {
    source: `
import http from '@acme/http';
const a = async () => (await http.get('/a')).data;`,
    expected: [],
  },
});

describeFacts('ignoreUrls', {
  'leave out a host, a path and what a star stands for': {
    settings: {
      ignoreUrls: ['localhost', 'api.acme.test/health', '*.internal.test/*', '/telemetry'],
    },
    source: `
const a = () => fetch('http://localhost:3000/jobs');
const b = () => fetch('https://api.acme.test/health');
const c = () => fetch('https://a.internal.test/jobs');
const d = () => fetch('/telemetry');
const e = () => fetch('https://api.acme.test/jobs');`,
    expected: { line: 5, url: 'absolute api.acme.test/jobs' },
  },
});

describeFacts('statuses', {
  'must be handled besides 402 and 429': {
    settings: { statuses: [408, 503] },
    source: `
async function load() {
  const res = await fetch('/a');
  if (res.status === 503) throw new Error('try again');
  if (!res.ok) throw new Error(\`HTTP \${res.status}\`);
  return res.json();
}`,
    expected: {
      fates: { 402: 'stringified', 408: 'stringified', 429: 'stringified', 503: 'distinguished' },
    },
  },
});
