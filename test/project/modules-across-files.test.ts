import { describe, expect, test } from 'vitest';
import { callsOf } from './calls-of.js';

const SEND = `
export async function send(path) {
  const res = await fetch('https://api.acme.test' + path);
  if (!res.ok) throw { status: res.status };
  return res.json();
}`;

const url = (path: string) => ({ kind: 'absolute', host: 'api.acme.test', path });

describe('a wrapper of another module', () => {
  test('is found where its module is imported when it is needed', async () => {
    const calls = await callsOf({
      'http.js': `${SEND}
export default { send };
export const client = { load: (path) => send(path) };`,
      'page.js': `
export async function a() { const http = await import('./http.js'); return http.send('/a'); }
export async function b() { const { send } = await import('./http.js'); return send('/b'); }
export const c = () => import('./http.js').then((http) => http.send('/c'));
export const d = () => import('./http.js').then(({ client }) => client.load('/d'));
export async function e() { return (await import('./http.js')).default.send('/e'); }
const lazy = () => import('./http.js');
export async function f() { return (await lazy()).send('/f'); }`,
    });
    expect(calls.get('page.js:2')?.url).toEqual(url('/a'));
    expect(calls.get('page.js:3')?.url).toEqual(url('/b'));
    expect(calls.get('page.js:4')?.url).toEqual(url('/c'));
    expect(calls.get('page.js:5')?.url).toEqual(url('/d'));
    expect(calls.get('page.js:6')?.url).toEqual(url('/e'));
    expect(calls.get('page.js:8')?.url).toEqual(url('/f'));
  });

  test('is found in the CommonJS that compilers write', async () => {
    const calls = await callsOf({
      'package.json': '{}',
      'get.js': `
exports.get = async (path) => {
  const res = await fetch('https://api.acme.test' + path);
  if (!res.ok) throw { status: res.status };
  return res;
};`,
      'post.js': `
const tslib_1 = require('tslib');
tslib_1.__exportStar(require('./get'), exports);
exports.post = async (path) => fetch('https://api.acme.test' + path, { method: 'POST' });`,
      'index.js': `
"use strict";
var __exportStar = (this && this.__exportStar) || function (m, exports) { for (var p in m) exports[p] = m[p]; };
Object.defineProperty(exports, '__esModule', { value: true });
__exportStar(require('./get'), exports);
var post_1 = require('./post');
Object.defineProperty(exports, 'post', { enumerable: true, get: function () { return post_1.post; } });`,
      'page.js': `
const index = require('./index');
const { get } = require('./post');
const index_1 = require('./index');
exports.a = () => index.get('/a');
exports.b = async () => (await index.post('/b')).json();
exports.c = () => get('/c');
exports.d = () => (0, index_1.get)('/d');`,
    });
    expect(calls.get('page.js:5')?.url).toEqual(url('/a'));
    expect(calls.get('page.js:6')).toMatchObject({ method: 'POST', url: url('/b'), checked: 'no' });
    expect(calls.get('page.js:7')?.url).toEqual(url('/c'));
    expect(calls.get('page.js:8')?.url).toEqual(url('/d'));
  });
});
