import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { describe, expect, it } from 'vitest';
import { temporaryTree } from '../project/temporary-tree.js';
import {
  at,
  CALL,
  commitAll,
  committedProject,
  git,
  migrate,
  MIGRATED,
  migrateProject,
} from './migrate-project.js';

/** As Linux knows the user that owns nothing. */
const NOBODY = 65534;
const asUser = process.getuid?.() === 0 ? { uid: NOBODY } : {};

/** Names of all files, so that what a run leaves behind shows. */
function filesIn(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => !/^(?:node_modules|\.git)(?:\/|$)/.test(name))
    .sort();
}

describe('a file that is written', () => {
  it('keeps each byte that no edit is about: mark, line ends, tabs, missing end of line', async () => {
    const before = `\uFEFF"use strict";\r\n\t// odd   \r\nexport const a = 1\r\nexport function load() {\r\n\treturn fetch("https://api.acme.test/1")\t;\r\n}  \r\n\r\n/* end\u2028 of it */`;
    const cwd = committedProject({ 'src/a.ts': before });
    expect((await migrate(cwd)).status).toBe(0);
    expect(readFileSync(at(cwd, 'src/a.ts'), 'utf8')).toBe(
      before
        .replace('"use strict";\r\n', '"use strict";\r\nimport { api } from "./api";\r\n')
        .replace('return fetch', 'return api.fetch'),
    );
  });

  it('keeps its mode bits', async () => {
    const cwd = committedProject({ 'src/a.ts': CALL, 'src/b.ts': CALL });
    chmodSync(at(cwd, 'src/a.ts'), 0o751);
    chmodSync(at(cwd, 'src/b.ts'), 0o606);
    commitAll(cwd);
    expect((await migrate(cwd)).status).toBe(0);
    expect(statSync(at(cwd, 'src/a.ts')).mode & 0o7777).toBe(0o751);
    expect(statSync(at(cwd, 'src/b.ts')).mode & 0o7777).toBe(0o606);
  });

  it('is the one that a link leads to, and the link stays a link', async () => {
    const cwd = committedProject({ 'lib/a.ts': CALL });
    symlinkSync('../lib/a.ts', at(cwd, 'src/a.ts'));
    commitAll(cwd);
    expect((await migrate(cwd, ['src/a.ts'])).status).toBe(0);
    expect(lstatSync(at(cwd, 'src/a.ts')).isSymbolicLink()).toBe(true);
    expect(readFileSync(at(cwd, 'lib/a.ts'), 'utf8')).toBe(MIGRATED);
  });
});

describe('outside of the project', () => {
  it.each(['a file', 'a folder'])('nothing is written through a link to %s', async (what) => {
    const elsewhere = temporaryTree({ 'a.ts': CALL });
    const cwd = committedProject({ 'src/b.ts': CALL });
    symlinkSync(
      what === 'a file' ? at(elsewhere, 'a.ts') : elsewhere,
      at(cwd, what === 'a file' ? 'src/a.ts' : 'src/linked'),
    );
    commitAll(cwd);
    const named = what === 'a file' ? 'src/a.ts' : 'src/linked/a.ts';
    const { status, stdout, stderr } = await migrate(cwd, [named, 'src/b.ts']);
    expect(status).toBe(2);
    expect(stderr).toBe(
      `error: ${named}: the file, or what its symbolic link leads to, lies outside of the project (${at(elsewhere, 'a.ts')}); 1 call in it left as before\n`,
    );
    expect(stdout).toContain('Migrated 1 of 2 calls in 1 file.');
    expect(readFileSync(at(elsewhere, 'a.ts'), 'utf8')).toBe(CALL);
  });

  it('of a repository, a file is changed with a note', async () => {
    const cwd = migrateProject({ 'src/a.ts': CALL });
    const { status, stderr } = await migrate(cwd);
    expect(status).toBe(0);
    expect(stderr).toBe(
      'note: not in a git repository, which could bring the old text back: src/a.ts\n',
    );
    expect(readFileSync(at(cwd, 'src/a.ts'), 'utf8')).toBe(MIGRATED);
    expect(filesIn(cwd).filter((name) => name.includes('unhappy-path-'))).toEqual([]);
  });
});

describe('what cannot be written gets one line, and the rest is migrated:', () => {
  it('a read-only file', async () => {
    const cwd = committedProject({ 'src/a.ts': CALL, 'src/b.ts': CALL });
    chmodSync(at(cwd, 'src/a.ts'), 0o444);
    const { status, stdout, stderr } = await migrate(cwd);
    expect(status).toBe(2);
    expect(stderr).toBe(
      'error: src/a.ts: the file could not be written (it is read-only); 1 call in it left as before\n',
    );
    expect(stdout).toContain('src/a.ts:1:27  skipped  file-unwritable (it is read-only)\n');
    expect(readFileSync(at(cwd, 'src/a.ts'), 'utf8')).toBe(CALL);
    expect(readFileSync(at(cwd, 'src/b.ts'), 'utf8')).toBe(MIGRATED);
  });

  it('a file in a folder that may not be changed, or not be read', async () => {
    const cwd = migrateProject({ 'locked/a.ts': CALL, 'src/b.ts': CALL, 'secret/c.ts': CALL });
    chmodSync(cwd, 0o777);
    chmodSync(at(cwd, 'src'), 0o777);
    chmodSync(at(cwd, 'src/b.ts'), 0o666);
    chmodSync(at(cwd, 'locked/a.ts'), 0o666);
    chmodSync(at(cwd, 'locked'), 0o555);
    chmodSync(at(cwd, 'secret'), 0);
    const { status, stderr } = await migrate(cwd, [], asUser);
    chmodSync(at(cwd, 'secret'), 0o755);
    chmodSync(at(cwd, 'locked'), 0o755);
    expect(status).toBe(2);
    expect(stderr.split('\n')).toEqual([
      'note: not in a git repository, which could bring the old text back: src/b.ts',
      'error: secret: cannot be read (EACCES: permission denied); nothing in it was checked',
      'error: locked/a.ts: the file could not be written (EACCES: permission denied); 1 call in it left as before',
      '',
    ]);
    expect(readFileSync(at(cwd, 'locked/a.ts'), 'utf8')).toBe(CALL);
    expect(readFileSync(at(cwd, 'src/b.ts'), 'utf8')).toContain('api.fetch');
  });
});

describe('where not all can be written that was planned', () => {
  it('no file is changed, and one line says so', async () => {
    const cwd = committedProject({ 'src/a.ts': CALL, 'src/b.ts': CALL });
    // A folder stands where git would keep the journal of the run.
    mkdirSync(at(cwd, '.git/unhappy-path-migration.json'));
    const { status, stderr } = await migrate(cwd);
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /^error: \.git\/unhappy-path-migration\.json: EISDIR: [^\n]+; no file was changed\n/,
    );
    expect(git(cwd, 'status', '--porcelain')).toBe('');
    expect(filesIn(at(cwd, 'src'))).toEqual(['a.ts', 'api.ts', 'b.ts']);
  });
});
