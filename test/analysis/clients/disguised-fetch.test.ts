import { describeFacts } from '../describe-facts.js';

describeFacts('fetch under another name', {
  'is found behind a computed member and a destructured global': {
    source: `
const { fetch: send } = globalThis;
export async function a() {
  return (await globalThis['fetch']('/a')).json();
}
export async function b() {
  return (await send('/b')).json();
}`,
    expected: [
      { client: 'fetch', url: 'relative /a', fate: 'unchecked' },
      { client: 'fetch', url: 'relative /b', fate: 'unchecked' },
    ],
  },
  'has the arguments that it is applied to': {
    source: `
export async function a() {
  return (await fetch.apply(globalThis, ['/a', { method: 'POST' }])).json();
}
export async function b() {
  return (await Reflect.apply(fetch, undefined, ['/b', { method: 'PUT' }])).json();
}`,
    expected: [
      { method: 'POST', url: 'relative /a', fate: 'unchecked' },
      { method: 'PUT', url: 'relative /b', fate: 'unchecked' },
    ],
  },
});
