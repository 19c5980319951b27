import { describe } from 'vitest';
import { describeFacts, describeProjects } from './describe-facts.js';
import { tower } from './long-ways.js';

const UNKNOWN = { fate: 'unknown', requestId: 'unknown' } as const;

describe('what takes too long to follow is unknown', () => {
  describeFacts('in one file', {
    'an answer that goes through very many functions': {
      source: `
async function load() {
  const res = await fetch('/api');
  inspect0(res);
  if (!res.ok) throw new Error('failed');
}
${tower('inspect', 'if (!x.ok) throw x;')}`,
      expected: { ...UNKNOWN, checked: 'unknown' },
    },
    'a function that took too long with something else before': {
      source: `
async function load(other) {
  inspect0(other);
  const res = await fetch('/api');
  inspect0(res);
  return res.json();
}
${tower('inspect', 'if (!x.ok) throw x;')}`,
      expected: { ...UNKNOWN, checked: 'escapes' },
    },
    'a helper that is reached through very many calls': {
      source: `
async function load() {
  const res = await fetch('/api');
  check0(res);
  return res.json();
}
${Array.from({ length: 14 }, (_, index) => `const check${String(index)} = (res) => check${String(index + 1)}(res);`).join('\n')}
const check14 = (res) => {
  if (!res.ok) throw new Error('failed');
};`,
      expected: { ...UNKNOWN, checked: 'escapes' },
    },
  });

  describeProjects('in another file', {
    'a helper': {
      files: {
        'a.ts': `
import { inspect } from './inspect';
export async function load() {
  const res = await fetch('/api');
  inspect(res);
  return res.json();
}`,
        'inspect.ts': `
${tower('floor', 'console.log(x);')}
export function inspect(res) {
  floor0(res);
  if (!res.ok) throw new Error('failed');
}`,
      },
      expected: { ...UNKNOWN, checked: 'escapes' },
    },
  });
});
