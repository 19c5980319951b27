import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { displayPath } from '../../src/project/display-path.js';
import { findFiles } from '../../src/project/find-files.js';
import { temporaryTree } from './temporary-tree.js';

async function find(
  cwd: string,
  paths: readonly string[],
  ignore: readonly string[] = [],
  tests = false,
) {
  const found = await findFiles(paths, { cwd, ignore: { baseDir: cwd, patterns: ignore }, tests });
  return {
    files: found.files.map((file) => displayPath(cwd, file)),
    diagnostics: found.diagnostics.map(
      ({ severity, file, message }) => `${severity}: ${file}: ${message}`,
    ),
    notSupported: Object.fromEntries(found.notSupported),
    tests: found.tests,
  };
}

describe('folders', () => {
  it('gives every JavaScript and TypeScript file, sorted as reports show them', async () => {
    const root = temporaryTree({
      'b.tsx': '',
      'a/z.ts': '',
      'a.mjs': '',
      'c.cjs': '',
      'd.jsx': '',
      'e.mts': '',
      'f.cts': '',
      'g.js': '',
      'readme.md': '',
      'data.json': '',
    });
    const { files, diagnostics } = await find(root, ['.']);
    expect(files).toEqual(['a.mjs', 'a/z.ts', 'b.tsx', 'c.cjs', 'd.jsx', 'e.mts', 'f.cts', 'g.js']);
    expect(diagnostics).toEqual([]);
  });

  it('leaves out declarations, minified files, dependencies and what is built', async () => {
    const root = temporaryTree({
      'src/a.ts': '',
      'src/a.d.ts': '',
      'src/a.d.mts': '',
      'src/lib.min.js': '',
      'node_modules/x/index.js': '',
      'packages/p/node_modules/x/index.js': '',
      'packages/p/dist/index.js': '',
      'build/index.js': '',
      '.git/hooks/hook.js': '',
    });
    expect((await find(root, ['.'])).files).toEqual(['src/a.ts']);
  });

  it('leaves out test files and counts them, unless they are asked for', async () => {
    const root = temporaryTree({
      'a.ts': '',
      'a.test.ts': '',
      'b.spec.jsx': '',
      'c.e2e.ts': '',
      'd.e2e-spec.ts': '',
      'e.cy.js': '',
      '__tests__/c.ts': '',
      'src/__mocks__/d.js': '',
      'contest.ts': '',
    });
    const { files, tests } = await find(root, ['.']);
    expect(files).toEqual(['a.ts', 'contest.ts']);
    expect(tests).toBe(7);
    expect((await find(root, ['.'], [], true)).files).toHaveLength(9);
    expect((await find(root, ['a.test.ts'])).files).toEqual(['a.test.ts']);
  });

  it('counts files in languages that are not read yet', async () => {
    const root = temporaryTree({ 'a.ts': '', 'b.astro': '', 'c/d.astro': '', 'e.svelte': '' });
    const { files, notSupported } = await find(root, ['.']);
    expect(files).toEqual(['a.ts', 'e.svelte']);
    expect(notSupported).toEqual({ '.astro': 2 });
  });

  it('finds a file once, however often it is named', async () => {
    const root = temporaryTree({ 'src/a.ts': '' });
    expect((await find(root, ['src', 'src/a.ts', './src/../src', 'src/*.ts'])).files).toEqual([
      'src/a.ts',
    ]);
  });

  it('shows files outside the working directory by the way that leads there', async () => {
    const root = temporaryTree({ 'app/a.ts': '', 'lib/b.ts': '' });
    const cwd = join(root, 'app');
    expect((await find(cwd, ['.', '../lib'])).files).toEqual(['../lib/b.ts', 'a.ts']);
  });

  it('comes to an end where symbolic links form a circle', async () => {
    const root = temporaryTree({ 'src/a.ts': '' });
    symlinkSync('..', join(root, 'src/up'));
    symlinkSync('loop', join(root, 'src/loop'));
    const { files, diagnostics } = await find(root, ['.']);
    expect(files).toEqual(['src/a.ts']);
    expect(diagnostics).toEqual([]);
  });

  it('follows a symbolic link that is named', async () => {
    const root = temporaryTree({ 'real/a.ts': '', 'other/b.ts': '' });
    symlinkSync('../real', join(root, 'other/link'));
    expect((await find(root, ['other/link'])).files).toEqual(['other/link/a.ts']);
  });
});

describe('.gitignore', () => {
  it('is respected at every level, the deepest having the last word', async () => {
    const root = temporaryTree({
      '.gitignore': '*.gen.ts\n/out/\n',
      'a.ts': '',
      'b.gen.ts': '',
      'out/c.ts': '',
      'src/out/d.ts': '',
      'src/.gitignore': '!kept.gen.ts\nlocal.ts\n',
      'src/kept.gen.ts': '',
      'src/local.ts': '',
      'src/deep/local.ts': '',
      'local.ts': '',
    });
    expect((await find(root, ['.'])).files).toEqual([
      'a.ts',
      'local.ts',
      'src/kept.gen.ts',
      'src/out/d.ts',
    ]);
  });

  it('counts from above the folder that is searched, up to the root of the repository', async () => {
    const root = temporaryTree({
      '.gitignore': 'outside.ts\n',
      'repo/.git/HEAD': '',
      'repo/.gitignore': 'secret.ts\n',
      'repo/src/a.ts': '',
      'repo/src/secret.ts': '',
      'repo/src/outside.ts': '',
    });
    expect((await find(join(root, 'repo'), ['src'])).files).toEqual(['src/a.ts', 'src/outside.ts']);
    expect((await find(join(root, 'repo/src'), ['.'])).files).toEqual(['a.ts', 'outside.ts']);
  });

  it('does not keep a folder or file from being read that the user names', async () => {
    const root = temporaryTree({
      '.gitignore': 'generated/\nlocal.ts\n',
      'generated/.gitignore': '*.tmp.ts\n',
      'generated/api.ts': '',
      'generated/x.tmp.ts': '',
      'local.ts': '',
      'node_modules/x/index.js': '',
    });
    const { files } = await find(root, ['generated', 'local.ts', 'node_modules/x']);
    expect(files).toEqual(['generated/api.ts', 'local.ts', 'node_modules/x/index.js']);
  });
});

describe('patterns of the configuration', () => {
  it('leave files out, or bring back what is always skipped', async () => {
    const root = temporaryTree({
      '.gitignore': 'src/ignored.ts\n',
      'src/a.ts': '',
      'src/a.test.ts': '',
      'src/ignored.ts': '',
      'build/make.ts': '',
    });
    expect((await find(root, ['.'], ['*.test.ts', '!/build/', '!src/ignored.ts'])).files).toEqual([
      'build/make.ts',
      'src/a.ts',
      'src/ignored.ts',
    ]);
  });
});

describe('glob patterns', () => {
  it('give what they match and nothing that is ignored', async () => {
    const root = temporaryTree({
      '.gitignore': 'b.ts\n',
      'packages/x/src/a.ts': '',
      'packages/x/src/b.ts': '',
      'packages/x/src/c.md': '',
      'packages/x/node_modules/y/src/d.ts': '',
      'packages/y/src/e.d.ts': '',
    });
    expect((await find(root, ['packages/**/src/*'])).files).toEqual(['packages/x/src/a.ts']);
  });

  it('are not seen in the name of a file that exists', async () => {
    const root = temporaryTree({ 'pages/[id].tsx': '', 'pages/i.tsx': '' });
    expect((await find(root, ['pages/[id].tsx'])).files).toEqual(['pages/[id].tsx']);
  });
});

describe('paths that cannot be used', () => {
  it('say so, one line each, and the others are still searched', async () => {
    const root = temporaryTree({
      'a.ts': '',
      'types.d.ts': '',
      'lib.min.js': '',
      'App.astro': '',
      'README.md': '',
      'docs/guide.md': '',
    });
    mkdirSync(join(root, 'empty'));
    symlinkSync('loop', join(root, 'loop'));
    const { files, diagnostics } = await find(root, [
      'missing',
      'empty',
      'docs',
      'src/**/*.ts',
      'loop',
      'types.d.ts',
      'lib.min.js',
      'App.astro',
      'README.md',
      'a.ts',
    ]);
    expect(files).toEqual(['a.ts']);
    expect(diagnostics).toMatchInlineSnapshot(`
      [
        "error: missing: no such file or folder; check the path",
        "error: empty: holds no file to check (.ts .tsx .mts .cts .js .jsx .mjs .cjs .vue .svelte; node_modules, dist, build, .git and what .gitignore names are left out); name another folder, or a file",
        "error: docs: holds no file to check (.ts .tsx .mts .cts .js .jsx .mjs .cjs .vue .svelte; node_modules, dist, build, .git and what .gitignore names are left out); name another folder, or a file",
        "error: src/**/*.ts: the pattern matches no JavaScript or TypeScript file; check it",
        "error: loop: cannot be read (ELOOP: too many symbolic links encountered); nothing in it was checked",
        "note: types.d.ts: skipped: declarations hold no calls",
        "note: lib.min.js: skipped: it is minified; check the sources that it is made from",
        "note: App.astro: skipped: .astro files are not read yet",
        "note: README.md: skipped: it is not a JavaScript or TypeScript file",
      ]
    `);
  });

  it('include one below something that is no folder', async () => {
    const root = temporaryTree({ 'a.ts': '' });
    expect((await find(root, ['a.ts/b.ts'])).diagnostics).toEqual([
      'error: a.ts/b.ts: cannot be read (ENOTDIR: not a directory); nothing in it was checked',
    ]);
  });
});
