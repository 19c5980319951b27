import { describe, expect, it } from 'vitest';
import { describeFacts } from './describe-facts.js';
import { factsOf } from './facts-of.js';

describeFacts('what cannot be followed is unknown', {
  'where the body of a failure is returned, which may say what it is': {
    source: `
async function load() {
  const res = await fetch('/a');
  if (!res.ok) return { error: await res.json() };
  return { data: await res.json() };
}`,
    expected: { checked: 'yes', fate: 'unknown' },
  },
  'where headers come from elsewhere': {
    source: `
import { headers } from 'elsewhere';
const save = () => fetch('/a', { method: 'POST', headers: headers() });`,
    expected: { key: 'unknown' },
  },
  'where the options come from elsewhere': {
    source: `
import { options } from 'elsewhere';
const save = () => fetch('/a', options);`,
    expected: { method: 'dynamic', key: 'unknown' },
  },
  'where a client is configured elsewhere': {
    source: `
import axios from 'axios';
import { config } from 'elsewhere';
const api = axios.create(config);
const load = () => api.get('/a');`,
    expected: { client: 'axios', url: 'dynamic */a' },
  },
});

describe('any input gives facts', () => {
  it.each<[string, string]>([
    ['an empty file', ''],
    ['a file without a call', 'export const answer = 42;'],
    ['a call without arguments', 'const load = () => fetch();'],
    ['a call with a spread', 'const load = (...all) => fetch(...all);'],
    ['a tagged template', 'const load = () => fetch`/a`;'],
    ['an assignment to fetch', 'globalThis.fetch = () => null; const load = () => fetch("/a");'],
    [
      'a destructuring of nothing',
      'const load = async () => { const [{ a: { b } }] = await fetch("/a"); };',
    ],
    [
      'a function that calls itself for ever',
      'const load = () => { load(); return fetch("/a").then(load); }; load();',
    ],
    [
      'an object that holds itself',
      'const a = {}; a.a = a; a.send = fetch; const load = () => a.a.a.send("/a", a);',
    ],
    [
      'a label and a jump',
      'async function load() { a: for (;;) { for (;;) { if ((await fetch("/a")).ok) break a; else continue a; } } }',
    ],
    ['with eval', 'const load = async () => eval(await (await fetch("/a")).text());'],
    [
      'top-level await',
      'const res = await fetch("/a"); if (!res.ok) throw new Error("failed"); export default await res.json();',
    ],
  ])('%s', (_, source) => {
    for (const row of factsOf(source)) {
      expect(row.client).toBe('fetch');
      expect(Object.keys(row.fates)).toEqual(['402', '429']);
    }
  });

  it('ends on code that branches a lot', () => {
    const branches = Array.from(
      { length: 400 },
      (_, index) =>
        `if (flags[${String(index)}]) { value += ${String(index)}; } else { other.push(value); }`,
    ).join('\n');
    const source = `
async function load(flags, other) {
  let value = 0;
  const res = await fetch('/a');
  ${branches}
  if (!res.ok) throw new Error('failed');
  return res.json();
}`;
    const start = performance.now();
    expect(factsOf(source)).toMatchObject([{ checked: 'yes', 402: 'lost' }]);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it('ends on code that is nested a lot', () => {
    const source = `async function load(a) { ${'if (a()) { '.repeat(100)}return (await fetch('/a')).json();${' }'.repeat(100)} }`;
    expect(factsOf(source)).toMatchObject([{ checked: 'no', 402: 'unchecked' }]);
  });

  it('ends on classes that extend each other', () => {
    const source = `
class A extends B { async load() { return (await fetch('/a')).json(); } }
class B extends A {}
export const load = async () => [await new A().load(), await A.make(), new B().name];`;
    expect(factsOf(source)).toMatchObject([{ checked: 'no', 402: 'unchecked' }]);
  });
});
