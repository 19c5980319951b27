import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { OpenFiles } from '../../src/migrate/open-files.js';
import { ProjectModules } from '../../src/analysis/index.js';
import { temporaryTree } from '../project/temporary-tree.js';

/** How a file of a project names its client module, `src/lib/api.ts` unless said otherwise. */
function specifierIn(
  from: string,
  files: Readonly<Record<string, string>>,
  target = 'src/lib/api.ts',
): string {
  const root = temporaryTree({ [target]: 'export const api = 1;\n', ...files });
  const modules = new ProjectModules(root);
  const open = new OpenFiles(root, (specifier, file) => modules.pathOf(file, specifier));
  for (const path of Object.keys(files)) if (/\.[jt]sx?$/.test(path)) open.open(join(root, path));
  const file = open.open(join(root, from));
  if (file === null) throw new Error(`${from} cannot be opened`);
  const need = { from: join(root, target), name: 'api' };
  file.imports.nameOf(need);
  const [edit] = file.imports.edits([need], new Set());
  return /(?:from|require\()\s*['"]([^'"]+)/.exec(edit?.text ?? '')?.[1] ?? '';
}

const tsconfig = (compilerOptions: object) => JSON.stringify({ compilerOptions });

describe('the name of the client module in an import', () => {
  it('has the ending that the other imports of the file have', () => {
    const file = (other: string) => ({
      'src/a.ts': `import { b } from '${other}';\n`,
      'src/b.ts': '',
    });
    expect(specifierIn('src/a.ts', file('./b.js'))).toBe('./lib/api.js');
    expect(specifierIn('src/a.ts', file('./b.ts'))).toBe('./lib/api.ts');
    expect(specifierIn('src/a.ts', file('./b'))).toBe('./lib/api');
  });

  it('has the ending that Node wants where the compiler checks for it', () => {
    const files = { 'src/a.ts': 'export {};\n', 'tsconfig.json': tsconfig({ module: 'nodenext' }) };
    expect(specifierIn('src/a.ts', files)).toBe('./lib/api.js');
  });

  it('has the habit of the other files of the same package', () => {
    const files = {
      'src/a.ts': 'export {};\n',
      'src/b.ts': `import { c } from './c.js';\n`,
      'src/c.ts': '',
      'tsconfig.json': '{}',
    };
    expect(specifierIn('src/a.ts', files)).toBe('./lib/api.js');
  });

  it('is an alias where the file uses them', () => {
    const files = {
      'src/pages/a.ts': `import { b } from '@/b';\n`,
      'src/b.ts': '',
      'tsconfig.json': tsconfig({ paths: { '@/*': ['./src/*'] } }),
    };
    expect(specifierIn('src/pages/a.ts', files)).toBe('@/lib/api');
  });

  it('is relative where nothing shows an alias', () => {
    const files = { 'src/pages/a.ts': `import { b } from '../b';\n`, 'src/b.ts': '' };
    expect(specifierIn('src/pages/a.ts', files)).toBe('../lib/api');
  });

  it('is whole where Node runs the file as it is', () => {
    expect(specifierIn('src/a.js', { 'src/a.js': 'export {};\n' }, 'src/lib/api.js')).toBe(
      './lib/api.js',
    );
  });

  it('leaves out index', () => {
    const files = { 'src/a.ts': `import { b } from './b';\n`, 'src/b.ts': '' };
    expect(specifierIn('src/a.ts', files, 'src/api/index.ts')).toBe('./api');
  });
});
