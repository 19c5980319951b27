import { describe, expect, it } from 'vitest';
import { factsOf } from '../facts-of.js';

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
