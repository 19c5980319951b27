import { describeProjects } from '../describe-facts.js';

const LOAD = `
import { check } from './http.js';
export async function load() {
  const res = await fetch('/a');
  check(res);
  return res.json();
}`;

const CHECK = `
export function check(res) {
  if (!res.ok) throw new Error('failed');
}`;

describeProjects('a helper of another file', {
  'decides, and its line is given with its file': {
    files: { 'load.js': LOAD, 'http.js': CHECK },
    expected: { checked: 'yes', fate: 'lost', at: ['http.js:2'] },
  },
  'decides in a folder above': {
    files: {
      'src/jobs/load.js': LOAD.replace('./http.js', '../http.js'),
      'src/http.js': CHECK,
    },
    expected: { checked: 'yes', fate: 'lost', at: ['src/http.js:2'] },
  },
  'decides in TypeScript, imported as JavaScript or without an ending': {
    files: {
      'load.ts': `
import { check } from './http.js';
import { check as other } from './other';
export async function a(): Promise<unknown> {
  const res = await fetch('/a');
  check(res);
  return res.json();
}
export async function b(): Promise<unknown> {
  const res = await fetch('/b');
  other(res);
  return res.json();
}`,
      'http.ts': CHECK.replace('(res)', '(res: Response): void'),
      'other/index.ts': CHECK.replace('(res)', '(res: Response): void'),
    },
    expected: [
      { checked: 'yes', fate: 'lost', at: ['http.ts:2'] },
      { checked: 'yes', fate: 'lost', at: ['other/index.ts:2'] },
    ],
  },
  'decides through a barrel': {
    files: {
      'load.js': LOAD.replace('./http.js', './lib/index.js'),
      'lib/index.js': `export * from './nothing.js';\nexport * from './http.js';`,
      'lib/nothing.js': 'export const nothing = null;',
      'lib/http.js': CHECK,
    },
    expected: { checked: 'yes', fate: 'lost', at: ['lib/http.js:2'] },
  },
  'decides through a re-export under another name': {
    files: {
      'load.js': LOAD.replace('./http.js', './lib.js'),
      'lib.js': `export { assertFine as check } from './http.js';`,
      'http.js': CHECK.replace('check', 'assertFine'),
    },
    expected: { checked: 'yes', fate: 'lost', at: ['http.js:2'] },
  },
  'decides in CommonJS': {
    files: {
      'load.cjs': `
const { check } = require('./http.cjs');
const http = require('./http.cjs');
exports.a = async () => {
  const res = await fetch('/a');
  check(res);
  return res.json();
};
exports.b = async () => {
  const res = await fetch('/b');
  http.check(res);
  return res.json();
};`,
      'http.cjs': `
function check(res) {
  if (!res.ok) throw new Error('failed');
}
module.exports = { check };`,
    },
    expected: [
      { checked: 'yes', fate: 'lost', at: ['http.cjs:2'] },
      { checked: 'yes', fate: 'lost', at: ['http.cjs:2'] },
    ],
  },
  'decides through an alias of the tsconfig': {
    files: {
      'src/load.ts': LOAD.replace('./http.js', '@/http'),
      'src/http.ts': CHECK.replace('(res)', '(res: Response): void'),
      'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
    },
    expected: { checked: 'yes', fate: 'lost', at: ['src/http.ts:2'] },
  },
  'decides through the imports of the package': {
    files: {
      'src/load.js': LOAD.replace('./http.js', '#http'),
      'src/http.js': CHECK,
      'package.json': '{ "type": "module", "imports": { "#http": "./src/http.js" } }',
    },
    expected: { checked: 'yes', fate: 'lost', at: ['src/http.js:2'] },
  },
  'that checks nothing proves nothing': {
    files: {
      'load.js': LOAD,
      'http.js': 'export function check(res) {\n  return res;\n}',
    },
    expected: { checked: 'no', fate: 'unchecked', at: [5] },
  },
  'uses what its own file imports': {
    files: {
      'load.js': LOAD,
      'http.js': `
import { ApiError } from './api-error.js';
export function check(res) {
  if (!res.ok) throw new ApiError(res.status);
}`,
      'api-error.js': `
export class ApiError extends Error {
  constructor(status) {
    super('failed');
    this.status = status;
  }
}`,
    },
    expected: { checked: 'yes', fate: 'propagated', at: ['http.js:3'] },
  },
  'decides as a default export': {
    files: {
      'load.js': LOAD.replace('{ check }', 'check'),
      'http.js': CHECK.replace('export', 'export default'),
    },
    expected: { checked: 'yes', fate: 'lost', at: ['http.js:2'] },
  },
  'decides under another name': {
    files: {
      'load.js': LOAD,
      'http.js': `${CHECK.replace('export function check', 'function assertFine')}\nexport { assertFine as check };`,
    },
    expected: { checked: 'yes', fate: 'lost' },
  },
});

describeProjects('a value of another file', {
  'separates the keys of a table': {
    files: {
      'load.js': `
import { MESSAGES } from './messages.js';
export async function load() {
  const res = await fetch('/a');
  if (!res.ok) throw new Error(MESSAGES[res.status] ?? 'failed');
  return res.json();
}`,
      'messages.js': `export const MESSAGES = { 402: 'Out of credits' };`,
    },
    expected: { 402: 'distinguished', 429: 'lost' },
  },
  'separates as a constant, an enum and a list': {
    files: {
      'load.ts': `
import { PAYMENT_REQUIRED, HttpStatus, RETRIED } from './status';
export async function a(): Promise<unknown> {
  const res = await fetch('/a');
  if (res.status === PAYMENT_REQUIRED) return 'top up';
  if (!res.ok) throw new Error('failed');
  return res.json();
}
export async function b(): Promise<unknown> {
  const res = await fetch('/b');
  if (res.status === HttpStatus.PaymentRequired) return 'top up';
  if (!res.ok) throw new Error('failed');
  return res.json();
}
export async function c(): Promise<unknown> {
  const res = await fetch('/c');
  if (RETRIED.includes(res.status)) return 'wait';
  if (!res.ok) throw new Error('failed');
  return res.json();
}`,
      'status.ts': `
export const PAYMENT_REQUIRED = 402;
export enum HttpStatus { PaymentRequired = 402 }
export const RETRIED: readonly number[] = [429, 503];`,
    },
    expected: [
      { 402: 'distinguished', 429: 'lost' },
      { 402: 'distinguished', 429: 'lost' },
      { 429: 'distinguished', 402: 'lost' },
    ],
  },
  'is a base URL': {
    files: {
      'load.js': `
import { BASE, config } from './config.js';
export const a = () => fetch(\`\${BASE}/jobs\`);
export const b = () => fetch(config.base + '/jobs');`,
      'config.js': `
export const BASE = process.env.API_URL ?? 'https://api.acme.test';
export const config = { base: BASE };`,
    },
    expected: [{ url: 'absolute api.acme.test/jobs' }, { url: 'absolute api.acme.test/jobs' }],
  },
  'is a logger': {
    files: {
      'load.js': `
import { log } from './log.js';
export async function load() {
  const res = await fetch('/a');
  if (!res.ok) {
    log.error({ id: res.headers.get('x-request-id') });
    throw new Error('failed');
  }
  return res.json();
}`,
      'log.js': `import pino from 'pino';\nexport const log = pino();`,
    },
    expected: { requestId: 'logged', fate: 'lost' },
  },
  'is a function that only sounds like a logger': {
    files: {
      'load.js': `
import { logError } from './log.js';
export async function load() {
  const res = await fetch('/a');
  if (!res.ok) {
    logError(res.headers.get('x-request-id'));
    throw new Error('failed');
  }
  return res.json();
}`,
      'log.js': 'export function logError(text) {\n  return text;\n}',
    },
    expected: { requestId: 'absent', fate: 'lost' },
  },
  'is a class of errors that drops the status': {
    files: {
      'load.js': `
import { ApiError } from './api-error.js';
export async function load() {
  const res = await fetch('/a');
  if (!res.ok) throw new ApiError('failed', res.status);
  return res.json();
}`,
      'api-error.js': `
export class ApiError extends Error {
  constructor(message, status) {
    super(message);
  }
}`,
    },
    expected: { fate: 'lost', at: [4] },
  },
});

describeProjects('a library that another file hands on', {
  'logs as the library itself does': {
    files: {
      'load.js': `
import { report } from './log.js';
export async function load() {
  const res = await fetch('/a');
  if (!res.ok) {
    report(new Error(\`HTTP \${res.status}, request \${res.headers.get('x-request-id')}\`));
    return null;
  }
  return res.json();
}`,
      'log.js': `export { captureException as report } from '@sentry/node';`,
    },
    expected: { fate: 'stringified', requestId: 'logged' },
  },
});

describeProjects('a client of another file', {
  'is fetch handed on': {
    files: {
      'load.js': `
import { fetch } from './fetch.js';
export const load = async () => (await fetch('/a')).json();`,
      'fetch.js': `import nodeFetch from 'node-fetch';\nexport const fetch = nodeFetch;`,
    },
    expected: { client: 'fetch', checked: 'no', fate: 'unchecked' },
  },
});

describeProjects('what cannot be followed', {
  'is unknown where the file is missing': {
    files: { 'load.js': LOAD },
    expected: { checked: 'escapes' },
  },
  'is unknown where the export is missing': {
    files: { 'load.js': LOAD, 'http.js': 'export const other = 1;' },
    expected: { checked: 'escapes' },
  },
  'is unknown where the file has a syntax error': {
    files: { 'load.js': LOAD, 'http.js': 'export function check(res) {' },
    expected: { checked: 'escapes' },
  },
  'is unknown in a package': {
    files: {
      'load.js': LOAD.replace('./http.js', 'acme-http'),
      'node_modules/acme-http/package.json': '{ "name": "acme-http", "main": "index.js" }',
      'node_modules/acme-http/index.js': CHECK,
    },
    expected: { checked: 'escapes' },
  },
  'is unknown where only types are declared': {
    files: {
      'load.ts': LOAD,
      'http.d.ts': 'export declare function check(res: Response): void;',
    },
    expected: { checked: 'escapes' },
  },
  'is unknown where the tsconfig cannot be read': {
    files: {
      'src/load.ts': LOAD.replace('./http.js', '@/http'),
      'src/http.ts': CHECK,
      'tsconfig.json': '{ "compilerOptions": { "paths": ',
    },
    expected: { checked: 'escapes' },
  },
  'still has what the file itself says': {
    files: {
      'load.ts': `
import { report } from './report';
export async function load(): Promise<unknown> {
  const res = await fetch('/a');
  if (!res.ok) {
    report();
    throw new Error('failed');
  }
  return res.json();
}`,
      'tsconfig.json': '{ "extends": "./missing.json" }',
    },
    expected: { checked: 'yes', fate: 'lost', at: [6] },
  },
});

describeProjects('a cycle', {
  'of imports ends': {
    files: {
      'load.js': `
import { check } from './http.js';
export const BASE = 'https://api.acme.test';
export async function load() {
  const res = await fetch(BASE + '/a');
  check(res);
  return res.json();
}`,
      'http.js': `
import { BASE } from './load.js';
export function check(res) {
  if (!res.ok) throw new Error(BASE);
}`,
    },
    expected: { url: 'absolute api.acme.test/a', checked: 'yes', fate: 'lost', at: ['http.js:3'] },
  },
  'of re-exports ends': {
    files: {
      'load.js': LOAD.replace('./http.js', './a.js'),
      'a.js': `export * from './b.js';`,
      'b.js': `export * from './a.js';`,
    },
    expected: { checked: 'escapes' },
  },
  'of constants ends': {
    files: {
      'load.js': `
import { A } from './a.js';
export const load = () => fetch(A);`,
      'a.js': `import { B } from './b.js';\nexport const A = B;`,
      'b.js': `import { A } from './a.js';\nexport const B = A;`,
    },
    expected: { url: 'dynamic' },
  },
  'of functions ends': {
    files: {
      'load.js': LOAD,
      'http.js': `
import { again } from './again.js';
export function check(res, depth = 0) {
  if (depth > 3) return;
  again(res, depth + 1);
}`,
      'again.js': `
import { check } from './http.js';
export function again(res, depth) {
  check(res, depth);
}`,
    },
    expected: { checked: 'no', fate: 'unchecked' },
  },
});

describeProjects('hooks of another file', {
  'count where each of a list is registered': {
    files: {
      'api.js': `
import axios from 'axios';
import { hooks } from './hooks.js';
export class Api {
  constructor() {
    this.http = axios.create({ validateStatus: null });
    hooks.forEach((one) => this.http.interceptors.response.use(one));
  }
  async load() {
    return (await this.http.get('/a')).data;
  }
}`,
      'hooks.js': `
function check(response) {
  if (response.status >= 300) throw new Error('failed');
  return response;
}
export const hooks = [check];`,
    },
    expected: { checked: 'yes', fate: 'lost', at: ['hooks.js:2'] },
  },
});

describeProjects('a URL of another file', {
  'is known as a constant and as what a function gives': {
    files: {
      'load.js': `
import { JOBS, jobUrl } from './urls.js';
export const all = () => fetch(JOBS);
export const one = (id) => fetch(jobUrl(id));`,
      'urls.js': `
export const JOBS = 'https://api.acme.test/v1/jobs';
export const jobUrl = (id) => \`/api/jobs/\${id}\`;`,
    },
    expected: [{ url: 'absolute api.acme.test/v1/jobs' }, { url: 'relative /api/jobs/*' }],
  },
});

describeProjects('a header whose name another file has', {
  'is known': {
    files: {
      'pay.js': `
import { Names } from './names.js';
export const pay = (key) => fetch('/pay', { method: 'POST', headers: { [Names.KEY]: key } });`,
      'names.js': `
export class Names {
  static KEY = 'X-Idempotency-Key';
}`,
    },
    expected: { key: 'present' },
  },
});
