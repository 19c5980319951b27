import { describeFacts } from '../describe-facts.js';

describeFacts('the method', {
  'is GET by default': {
    source: `
const a = () => fetch('/a');
const b = () => fetch('/b', {});
const c = (signal) => fetch('/c', { signal });`,
    expected: [{ method: 'GET' }, { method: 'GET' }, { method: 'GET' }],
  },
  'is known in any case': {
    source: `
const a = () => fetch('/a', { method: 'POST' });
const b = () => fetch('/b', { method: 'post' });
const c = () => fetch('/c', { 'method': \`DELETE\` });`,
    expected: [{ method: 'POST' }, { method: 'POST' }, { method: 'DELETE' }],
  },
  'is known through a helper’s parameter': {
    source: `
const send = (path, method = 'GET') => fetch(path, { method });
export const load = () => send('/jobs');`,
    expected: { line: 1, via: null, method: 'GET', url: 'relative /jobs' },
  },
  'is dynamic where a caller decides': {
    source: `
export const a = (method) => fetch('/a', { method });
export const b = (init) => fetch('/b', init);
export const c = (init) => fetch('/c', { ...init });`,
    expected: [{ method: 'dynamic' }, { method: 'dynamic' }, { method: 'dynamic' }],
  },
  'stays known where a caller’s options come first': {
    source: `
export const save = (init) => fetch('/a', { ...init, method: 'POST' });`,
    expected: { method: 'POST' },
  },
  'is known through constants, spreads and assignments': {
    source: `
const METHOD = 'PUT';
const OPTIONS = { method: 'POST', headers: {} };
const a = () => fetch('/a', { method: METHOD });
const c = (body) => fetch('/c', { ...OPTIONS, body });
const d = () => fetch('/d', { ...OPTIONS, method: 'PATCH' });
function e(body) {
  const init = {};
  init.method = 'POST';
  init.body = body;
  return fetch('/e', init);
}
const f = () => fetch('/f', Object.assign({}, OPTIONS, { method: 'DELETE' }));`,
    expected: (['PUT', 'POST', 'PATCH', 'POST', 'DELETE'] as const).map((method) => ({
      method,
    })),
  },
});
