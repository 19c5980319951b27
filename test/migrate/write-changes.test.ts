import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { hashOf, readJournal, writeJournal } from '../../src/migrate/write/journal.js';
import {
  endInterruptedRun,
  isUnchanged,
  writeChanges,
  WriteError,
} from '../../src/migrate/write/write-changes.js';
import { type WriteTarget, writeTarget } from '../../src/migrate/write/write-target.js';
import { temporaryTree } from '../project/temporary-tree.js';

const TREE = { 'a.ts': 'old a\n', 'b.ts': 'old b\n', 'c.ts': 'old c\n' };

function changeOf(root: string, name: string) {
  const before = readFileSync(join(root, name), 'utf8');
  return { target: targetOf(root, name, before), before, after: before.replace('old', 'new') };
}

function targetOf(root: string, name: string, before: string): WriteTarget {
  const target = writeTarget(join(root, name), before, [root]);
  if ('kind' in target) throw new Error(target.reason);
  return target;
}

function textsIn(root: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(root).map((name) => [name, readFileSync(join(root, name), 'utf8')]),
  );
}

describe('writing', () => {
  it('leaves the new texts and nothing else', () => {
    const root = temporaryTree(TREE);
    writeChanges([changeOf(root, 'a.ts'), changeOf(root, 'b.ts')], join(root, 'journal'));
    expect(textsIn(root)).toEqual({ ...TREE, 'a.ts': 'new a\n', 'b.ts': 'new b\n' });
  });

  it('notices a file that was written to, or replaced, since it was looked at', () => {
    const root = temporaryTree(TREE);
    const { target } = changeOf(root, 'a.ts');
    expect(isUnchanged(target)).toBe(true);
    writeFileSync(join(root, 'a.ts'), 'mine\n');
    expect(isUnchanged(target)).toBe(false);
    expect(writeTarget(join(root, 'a.ts'), 'old a\n', [root])).toMatchObject({
      kind: 'skip',
      reason: 'file-changed',
    });
  });
});

const isRoot = process.getuid?.() === 0;

describe.runIf(isRoot && process.platform === 'linux')('on a disk that is full', () => {
  it('changes no file, and leaves none behind', (context) => {
    const root = temporaryTree({ 'disk/.keep': '' });
    const disk = join(root, 'disk');
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]);
    if (mounted.status !== 0) context.skip('nothing may be mounted here');
    onTestFinished(() => {
      execFileSync('umount', [disk]);
    });
    writeFileSync(join(disk, 'a.ts'), 'old a\n');
    writeFileSync(join(disk, 'b.ts'), 'old b\n');
    const large = { ...changeOf(disk, 'b.ts'), after: 'x'.repeat(100_000) };
    expect(() => {
      writeChanges([changeOf(disk, 'a.ts'), large], join(root, 'journal'));
    }).toThrow(
      new WriteError(join(disk, 'b.ts'), 'ENOSPC: no space left on device; no file was changed'),
    );
    expect(textsIn(disk)).toEqual({ 'a.ts': 'old a\n', 'b.ts': 'old b\n' });
    expect(readJournal(join(root, 'journal'))).toBeNull();
  });
});

describe('a file that grows past what the process may write', () => {
  it('changes nothing', () => {
    const root = temporaryTree(TREE);
    const script = fileURLToPath(new URL('./write-large.ts', import.meta.url));
    const tsx = import.meta.resolve('tsx');
    // The cache of tsx would be cut off as well.
    const { stdout } = spawnSync(
      'sh',
      ['-c', 'ulimit -f 100; exec "$@"', 'sh', process.execPath, '--import', tsx, script, root],
      { encoding: 'utf8', env: { PATH: process.env['PATH'], TSX_DISABLE_CACHE: '1' } },
    );
    expect(stdout).toMatch(/^b\.ts: EFBIG: [^\n]+; no file was changed\n$/);
    expect(textsIn(root)).toEqual(TREE);
  });
});

describe('a run that was killed', () => {
  const entryOf = (root: string, name: string) => ({
    target: join(root, name),
    temporary: join(root, `.${name}.tmp`),
    before: hashOf(Buffer.from(TREE[name as keyof typeof TREE])),
  });
  /** As a run leaves it whose process is gone. */
  function killed(phase: 'prepare' | 'replace', pid = 2 ** 30) {
    const root = temporaryTree({
      ...TREE,
      'a.ts': 'new a\n',
      '.b.ts.tmp': 'new b\n',
      '.c.ts.tmp': 'new c\n',
    });
    const journal = join(root, 'journal');
    const files = ['a.ts', 'b.ts', 'c.ts'].map((name) => entryOf(root, name));
    writeJournal(journal, { version: 1, pid, phase, files });
    return { root, journal };
  }

  it('is ended by the next: what was prepared as a whole is put in place', () => {
    const { root, journal } = killed('replace');
    expect(endInterruptedRun(journal, false)).toEqual({
      replaced: [join(root, 'b.ts'), join(root, 'c.ts')],
      left: [],
    });
    expect(textsIn(root)).toEqual({ 'a.ts': 'new a\n', 'b.ts': 'new b\n', 'c.ts': 'new c\n' });
    expect(endInterruptedRun(journal, false)).toBeNull();
  });

  it('is undone by the next, where not all was prepared', () => {
    const { root, journal } = killed('prepare');
    expect(endInterruptedRun(journal, false)).toEqual({ replaced: [], left: [] });
    expect(textsIn(root)).toEqual({ ...TREE, 'a.ts': 'new a\n' });
  });

  it('takes nothing away that somebody has written since', () => {
    const { root, journal } = killed('replace');
    writeFileSync(join(root, 'b.ts'), 'mine\n');
    expect(endInterruptedRun(journal, false)).toEqual({
      replaced: [join(root, 'c.ts')],
      left: [join(root, 'b.ts')],
    });
    expect(textsIn(root)).toEqual({ 'a.ts': 'new a\n', 'b.ts': 'mine\n', 'c.ts': 'new c\n' });
  });

  it('is left alone while it still runs', () => {
    const { root, journal } = killed('replace', process.ppid);
    const before = textsIn(root);
    expect(() => endInterruptedRun(journal, false)).toThrow(
      /another run is writing \(process \d+\)/,
    );
    expect(textsIn(root)).toEqual(before);
  });
});
