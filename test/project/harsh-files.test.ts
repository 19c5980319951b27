import { describe, expect, it } from 'vitest';
import { analyseProject } from '../../src/project/analyse-project.js';
import type { Diagnostic } from '../../src/project/diagnostic.js';
import { resolveSettings } from '../../src/settings/resolve.js';
import { temporaryTree } from './temporary-tree.js';

const SENDS = `
export async function load() {
  const res = await fetch('/a');
  if (!res.ok) throw new Error('failed');
  return res.json();
}`;

const repeat = (times: number, text: (index: number) => string, between = '\n'): string =>
  Array.from({ length: times }, (_, index) => text(index)).join(between);

const nested = (times: number, open: string, inner: string, close: string): string =>
  open.repeat(times) + inner + close.repeat(times);

interface Run {
  calls: string[];
  diagnostics: Diagnostic[];
}

async function inspect(files: Readonly<Record<string, string>>): Promise<Run> {
  const cwd = temporaryTree(files);
  const calls: string[] = [];
  const { diagnostics } = await analyseProject(
    {
      paths: ['.'],
      cwd,
      settings: resolveSettings(undefined, cwd),
      ignore: { baseDir: cwd, patterns: [] },
      maxFileSize: 2_000_000,
      tests: false,
    },
    ({ path, facts }) => {
      calls.push(...facts.calls.map(({ line }) => `${path}:${String(line)}`));
    },
  );
  return { calls, diagnostics };
}

/** Files whose first call stands on line 3. */
const LONG: Readonly<Record<string, string>> = {
  'ten thousand lines in one function': `
async function load(job) {
  const res = await fetch('/a');
  ${repeat(10_000, (index) => `if (job.n === ${String(index)}) note(${String(index)});`)}
  return res.json();
}`,
  'ten thousand tests of one answer': `
async function load() {
  const res = await fetch('/a');
  ${repeat(10_000, (index) => `if (res.status === ${String(100 + (index % 500))}) note(res);`)}
  return res.json();
}`,
  'ten thousand functions': `${SENDS}
${repeat(10_000, (index) => `function f${String(index)}(x) { return f${String((index * 7) % 10_000)}(x); }`)}`,
  'ten thousand cases': `
async function load() {
  const res = await fetch('/a');
  switch (res.status) {
    ${repeat(10_000, (index) => `case ${String(index)}: throw new Error('${String(index)}');`)}
  }
  return res.json();
}`,
  'a table of ten thousand texts': `
async function load() {
  const res = await fetch('/a');
  if (!res.ok) throw new Error(TABLE[res.status]);
}
const TABLE = { ${repeat(10_000, (index) => `k${String(index)}: 'text'`, ', ')} };`,
  'a text of a thousand parts': `
async function load() {
  const res = await fetch('/a');
  return ${repeat(1_000, () => 'res.status', ' + ')};
}`,
};

/** What is nested deeper than any code that somebody writes. */
const DEEP: Readonly<Record<string, string>> = {
  conditions: `${SENDS}\n${nested(3_000, 'if (x) {', 'y;', '}')}`,
  functions: `${SENDS}\n${nested(2_000, 'function f() {', 'g();', '}')}`,
  arrows: `${SENDS}\nconst f = ${nested(2_000, '() => (', 'fetch("/b")', ')')};`,
  'ten thousand arrays': `${SENDS}\nconst a = ${nested(10_000, '[', '1', ']')};`,
  'classes that stand in each other': `${SENDS}\n${nested(10_000, 'a = class { b() { return ', '1', '}}')};`,
  'brackets that stay open': `${SENDS}\n${'(['.repeat(100_000)}`,
  arrays: `${SENDS}\nconst a = ${nested(1_900, '[', '1', ']')};`,
  calls: `${SENDS}\nconst a = ${nested(3_000, 'f(', 'load()', ')')};`,
  sums: `${SENDS}\nconst a = ${repeat(20_000, () => '"a"', ' + ')};`,
  members: `${SENDS}\nconst a = b${'.c'.repeat(20_000)};`,
  chains: `
export const load = () =>
  fetch('/a')${'.then((x) => x)'.repeat(3_000)};`,
  templates: `${SENDS}\nconst a = ${nested(2_000, '`${', '1', '}`')};`,
};

const BROKEN: Readonly<Record<string, string>> = {
  'a function that does not end': SENDS.slice(0, -2),
  'a text that does not end': `${SENDS}\nconst a = 'b`,
  'a comment that does not end': `${SENDS}\n/* `,
  'brackets alone': `${SENDS}\n${'({['.repeat(300)}`,
  'a conflict of two branches': `<<<<<<< ours${SENDS}\n=======${SENDS}\n>>>>>>> theirs\n`,
};

describe('a project is analysed with all of its other files where one has', () => {
  it.each(Object.entries(LONG))('%s', async (_, text) => {
    const { calls, diagnostics } = await inspect({ 'long.js': text, 'z.js': SENDS });
    expect(calls).toEqual(['long.js:3', 'z.js:3']);
    expect(diagnostics).toEqual([]);
  });

  it.each(Object.entries(DEEP))('very deep %s', async (_, text) => {
    const { calls, diagnostics } = await inspect({ 'deep.js': text, 'z.js': SENDS });
    expect(calls).toContain('z.js:3');
    for (const { message } of diagnostics) expect(message).toContain('nested too deeply');
  });

  it.each(Object.entries(BROKEN))('%s', async (_, text) => {
    const { calls, diagnostics } = await inspect({ 'broken.js': text, 'z.js': SENDS });
    expect(calls).toEqual(['z.js:3']);
    expect(diagnostics.map(({ file, message }) => `${file}: ${message}`)).toEqual([
      expect.stringContaining('broken.js: syntax error'),
    ]);
  });

  it('very deep code that another one imports', async () => {
    const { calls } = await inspect({
      'a.js': `import { load, f } from './deep.js';\nexport const a = () => load(f);\n${SENDS}`,
      'deep.js': `${SENDS}\nexport const f = ${nested(3_000, 'g(', 'load()', ')')};`,
      'z.js': SENDS,
    });
    expect(calls).toEqual(expect.arrayContaining(['a.js:5', 'z.js:3']));
  });
});

describe('files that import each other', () => {
  it('all at once', async () => {
    const names = Array.from({ length: 40 }, (_, index) => `m${String(index)}`);
    const files = names.map((name, index): [string, string] => [
      `${name}.js`,
      `${names.map((other) => `import { ${other} } from './${other}.js';`).join('\n')}
export async function ${name}(x) {
  if (x) return ${names[(index + 1) % names.length] ?? ''}(x - 1);
  const res = await fetch('/${name}');
  return res.ok ? res.json() : ${names.map((other) => `${other}(res)`).join(' ?? ')};
}`,
    ]);
    const { calls, diagnostics } = await inspect(Object.fromEntries(files));
    for (const name of names) expect(calls).toContain(`${name}.js:43`);
    expect(diagnostics).toEqual([]);
  });

  it('in a long circle of barrels', async () => {
    const barrels = Array.from({ length: 300 }, (_, index): [string, string] => [
      `b${String(index)}.js`,
      `export * from './b${String((index + 1) % 300)}.js';`,
    ]);
    const { calls, diagnostics } = await inspect({
      ...Object.fromEntries(barrels),
      'a.js': `import { gone } from './b0.js';\n${SENDS}\nexport const a = () => gone('/b');`,
    });
    expect(calls).toEqual(['a.js:4']);
    expect(diagnostics).toEqual([]);
  });

  it('as a chain of a thousand', async () => {
    const chain = Array.from({ length: 1_000 }, (_, index): [string, string] => [
      `c${String(index)}.js`,
      `import { f${String(index + 1)} } from './c${String(index + 1)}.js';
export const f${String(index)} = (x) => f${String(index + 1)}(x);`,
    ]);
    const { calls, diagnostics } = await inspect({
      ...Object.fromEntries(chain),
      'c1000.js': `export const f1000 = (x) => fetch(x);`,
    });
    expect(calls).toContain('c1000.js:1');
    expect(diagnostics).toEqual([]);
  });
});
