import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { replaceSection } from '../../scripts/generate/section.js';
import { writeGenerated } from '../../scripts/generate/write-generated.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'unhappy-path-generate-'));
  for (const path of [
    'codemods',
    'rules',
    'src',
    'docs',
    'schemas',
    'README.md',
    'package.json',
    '.prettierrc.json',
  ]) {
    cpSync(join(ROOT, path), join(root, path), {
      recursive: true,
      filter: (source) => !source.includes('node_modules') && !source.endsWith('dist'),
    });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

describe('generate', () => {
  it('has nothing to do in this tree', async () => {
    expect(await writeGenerated(root, true)).toEqual([]);
  });

  it('puts back what was changed by hand, and nothing else', async () => {
    const readme = read('README.md');
    const page = read('docs/rules/require-request-id.md');
    writeFileSync(join(root, 'README.md'), readme.replace('every POST', 'some POSTs'));
    writeFileSync(
      join(root, 'docs/rules/require-request-id.md'),
      page.replace('# require-request-id', '# Request ids').replace('## Why', '## Why so'),
    );
    expect(await writeGenerated(root, false)).toEqual([
      'README.md',
      'docs/rules/require-request-id.md',
    ]);
    expect(read('README.md')).toBe(readme);
    expect(read('docs/rules/require-request-id.md')).toBe(page.replace('## Why', '## Why so'));
    expect(await writeGenerated(root, true)).toEqual([]);
  });

  it('only looks when it is asked to check', async () => {
    writeFileSync(join(root, 'rules/index.ts'), '');
    expect(await writeGenerated(root, true)).toEqual(['rules/index.ts']);
    expect(read('rules/index.ts')).toBe('');
  });

  it('names the page that a rule lacks', async () => {
    rmSync(join(root, 'docs/rules/require-request-id.md'));
    await expect(writeGenerated(root, false)).rejects.toThrow('docs/rules/require-request-id.md');
  });
});

describe('replaceSection', () => {
  it('names the comments that a file lacks', () => {
    expect(() => replaceSection('# A page', 'rules', '')).toThrow(
      'lacks the comments <!-- rules:start --> and <!-- rules:end -->',
    );
  });
});
