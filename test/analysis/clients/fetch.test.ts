import { describeFacts } from '../describe-facts.js';

const CHECKED = { client: 'fetch', checked: 'yes', fate: 'lost' } as const;
const UNCHECKED = { client: 'fetch', checked: 'no', fate: 'unchecked' } as const;

describeFacts('the platform’s fetch', {
  'is a call by its name': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) throw new Error('failed');
  return res.json();
}`,
    expected: { ...CHECKED, line: 2, method: 'GET', url: 'relative /api/jobs', via: null },
  },
  'is a call through window, globalThis, self and global': {
    source: `
async function load() {
  return [
    await (await window.fetch('/a')).json(),
    await (await globalThis.fetch('/b')).json(),
    await (await self.fetch('/c')).json(),
    await (await global.fetch('/d')).json(),
  ];
}`,
    expected: ['/a', '/b', '/c', '/d'].map((path) => ({ ...UNCHECKED, url: `relative ${path}` })),
  },
  'is a call under another name': {
    source: `
const send = fetch;
const load = async () => (await send('/a')).json();`,
    expected: UNCHECKED,
  },
  'is a call that is bound': {
    source: `
const send = fetch.bind(globalThis);
const load = async () => (await send('/a')).json();`,
    expected: UNCHECKED,
  },
  'is a call where it is the default of a parameter': {
    source: `
async function load(send = fetch) {
  const res = await send('/a');
  if (!res.ok) throw new Error('failed');
  return res.json();
}`,
    expected: CHECKED,
  },
  'is a call where it is the default of an option': {
    source: `
async function load({ fetch: send = globalThis.fetch } = {}) {
  const res = await send('/a');
  if (!res.ok) throw new Error('failed');
  return res.json();
}`,
    expected: CHECKED,
  },
  'is a call where a class keeps it, unless it is given another': {
    source: `
class Api {
  constructor(options) {
    this.fetch = options.fetch ?? globalThis.fetch;
  }
  async load() {
    const res = await this.fetch('/a');
    if (!res.ok) throw new Error('failed');
    return res.json();
  }
}`,
    expected: CHECKED,
  },
  'is a call with optional chaining': {
    source: `
const load = async () => (await globalThis.fetch?.('/a')).json();`,
    expected: UNCHECKED,
  },
  'is a call with a Request': {
    source: `
async function load() {
  const request = new Request('https://api.acme.test/jobs', { method: 'POST' });
  const res = await fetch(request);
  if (!res.ok) throw new Error('failed');
  return res.json();
}`,
    expected: { ...CHECKED, method: 'POST', url: 'absolute api.acme.test/jobs' },
  },
  'is a call in a class method of TypeScript': {
    filename: 'case.ts',
    source: `
export class Api {
  constructor(private readonly base: string) {}
  async load<T>(path: string): Promise<T> {
    const res: Response = await fetch(\`\${this.base}\${path}\`);
    if (!res.ok) throw new Error('failed');
    return (await res.json()) as T;
  }
}`,
    expected: CHECKED,
  },
  'is a call in a component with JSX': {
    filename: 'case.tsx',
    source: `
export function Save() {
  const save = async (): Promise<void> => {
    const res = await fetch('/api/jobs', { method: 'POST' } satisfies RequestInit);
    if (!res.ok) throw new Error('failed');
  };
  return <button onClick={() => void save()}>Save</button>;
}`,
    expected: { ...CHECKED, method: 'POST' },
  },
  'is a call by call': {
    source: `
const load = async () => (await fetch.call(window, '/a', { method: 'PUT' })).json();`,
    expected: { ...UNCHECKED, method: 'PUT', url: 'relative /a' },
  },
});

describeFacts('what only has the name', {
  'is no call where a function of the file has it': {
    source: `
function fetch(key) {
  return new Map().get(key);
}
const load = async () => (await fetch('/a')).json();`,
    expected: [],
  },
  'is no call where a parameter has it and nothing is known of it': {
    source: `
const run = async (fetch) => fetch;
const other = async (store) => store.fetch('/a');`,
    expected: [],
  },
  'is no call where a method of another object has it': {
    source: `
const load = async (cache) => (await cache.fetch('/a')).json();`,
    expected: [],
  },
  'is no call where it is only mentioned': {
    source: `
const isSupported = typeof fetch === 'function';
export { isSupported };`,
    expected: [],
  },
});

describeFacts('packages that behave as fetch', {
  'are calls by their default and named exports': {
    source: `
import nodeFetch from 'node-fetch';
import { fetch as crossFetch } from 'cross-fetch';
import unfetch from 'isomorphic-unfetch';
import { fetch as nativeFetch } from 'node-fetch-native';
async function load() {
  return [
    await (await nodeFetch('/a')).json(),
    await (await crossFetch('/b')).json(),
    await (await unfetch('/c')).json(),
    await (await nativeFetch('/d')).json(),
  ];
}`,
    expected: [UNCHECKED, UNCHECKED, UNCHECKED, UNCHECKED],
  },
  'are calls when they are required': {
    filename: 'case.cjs',
    source: `
const fetch = require('node-fetch');
const { default: cross } = require('cross-fetch');
module.exports = async () => [await (await fetch('/a')).json(), await (await cross('/b')).json()];`,
    expected: [UNCHECKED, UNCHECKED],
  },
  'are calls when they are imported late': {
    source: `
async function load() {
  const { default: fetch } = await import('node-fetch');
  return (await fetch('/a')).json();
}`,
    expected: UNCHECKED,
  },
});
