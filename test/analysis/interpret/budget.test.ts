import { describe, expect, it } from 'vitest';
import { factsOf } from '../facts-of.js';
import { tower } from '../long-ways.js';

describe('many functions that call each other', () => {
  const names = Array.from({ length: 20 }, (_, index) => `step${String(index)}`);
  const source = names
    .map((name, index) => {
      const cases = names
        .filter((other) => other !== name)
        .map((other) => `case '${other}': return await ${other}(job);`);
      return `
export async function ${name}(job) {
  const res = await fetch('/steps/${String(index)}');
  if (!res.ok) throw new Error('failed');
  switch (job.next) { ${cases.join(' ')} }
  return res.json();
}`;
    })
    .join('\n');

  it('are left unknown where they would take too long together', { timeout: 30_000 }, () => {
    const rows = factsOf(source);
    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(rows.map((row) => row[402]))).toEqual(new Set(['unknown']));
  });
});

describe('a bundle of thousands of functions in objects', () => {
  const others = Array.from(
    { length: 4000 },
    (_, index) => `register({ name: 'n${String(index)}', run: (a) => a.b.c(${String(index)}) });`,
  );
  const senders = Array.from(
    { length: 400 },
    (_, index) => `register({ send: () => fetch('/api/${String(index)}') });`,
  );

  it('takes time in proportion to its length', { timeout: 15_000 }, () => {
    expect(factsOf([...others, ...senders].join('\n'))).toHaveLength(400);
  });
});

describe('a file with very much to search', () => {
  const long = Array.from(
    { length: 100 },
    (_, index) => `async function a${String(index)}() { deep0('/x'); await fetch('/a'); }`,
  );
  const last = `
async function last() {
  const res = await fetch('/last');
  return res.json();
}`;
  const source = [tower('deep', 'fetch(x);'), ...long, last].join('\n');

  it('is only glanced at in the end, which is enough for a plain call', () => {
    expect(factsOf(source).map(({ url }) => url)).toContain('relative /last');
  });
});
