import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ProjectModules } from '../../../src/analysis/modules/project-modules.js';
import { analyseProject, type ProjectResult } from '../../../src/project/analyse-project.js';
import { resolveSettings } from '../../../src/settings/resolve.js';
import type { ApiCall } from '../../../src/facts/index.js';
import { temporaryTree } from '../../project/temporary-tree.js';
import { factsOf } from '../facts-of.js';

const PAGE = `
import { check, request } from './http.js';
export async function load() {
  const res = await fetch('/a');
  check(res);
  return res.json();
}
export const send = () => request('/b');
export async function own() {
  const res = await fetch('/c');
  if (!res.ok) throw new Error('failed');
  return res.json();
}`;

const HTTP = `
export function check(res) {
  if (!res.ok) throw res;
}
export const request = (path) => fetch(path);`;

/** Puts something else in the place of `http.js`, in a folder. */
type Spoil = (folder: string) => void;

const replacedBy =
  (make: (file: string) => void): Spoil =>
  (folder) => {
    rmSync(join(folder, 'http.js'));
    make(join(folder, 'http.js'));
  };

const SPOILT: Readonly<Record<string, Spoil>> = {
  'is missing': replacedBy(() => undefined),
  // Permissions do not bind root, whom the tests may run as; a name that is too long nobody can look up.
  'cannot be opened by anyone': replacedBy((file) => {
    symlinkSync(`${'x'.repeat(300)}.js`, file);
  }),
  'is a folder': replacedBy((file) => {
    mkdirSync(file);
  }),
  'is a folder with an index that is a folder': replacedBy((file) => {
    mkdirSync(join(file, 'index.js'), { recursive: true });
  }),
  'is a pipe into which nobody writes': replacedBy((file) => {
    execFileSync('/usr/bin/env', ['mkfifo', file]);
  }),
  'is a link to a pipe': replacedBy((file) => {
    execFileSync('/usr/bin/env', ['mkfifo', `${file}.pipe`]);
    symlinkSync(`${file}.pipe`, file);
  }),
  'is a link to nothing': replacedBy((file) => {
    symlinkSync('gone.js', file);
  }),
  'is a link to itself': replacedBy((file) => {
    symlinkSync('http.js', file);
  }),
  'is one of two links to each other': replacedBy((file) => {
    symlinkSync('again.js', file);
    symlinkSync('http.js', join(file, '..', 'again.js'));
  }),
  'is binary': replacedBy((file) => {
    writeFileSync(
      file,
      Uint8Array.from({ length: 4096 }, (_, index) => (index * 37) % 256),
    );
  }),
  'is empty': replacedBy((file) => {
    writeFileSync(file, '');
  }),
  'has a syntax error': replacedBy((file) => {
    writeFileSync(file, `${HTTP}\nfunction (`);
  }),
  'ends in the middle of a text': replacedBy((file) => {
    writeFileSync(file, HTTP.slice(0, -3));
  }),
  'is larger than what is followed': replacedBy((file) => {
    writeFileSync(file, `${HTTP}\n/* ${'x'.repeat(600_000)} */`);
  }),
};

const UNKNOWN = { checked: 'escapes', 402: 'unknown', 429: 'unknown' } as const;
const OWN = { checked: 'yes', 402: 'lost', 429: 'lost' } as const;

function spoilt(spoil: Spoil): string {
  const folder = temporaryTree({ 'page.js': PAGE, 'http.js': HTTP });
  spoil(folder);
  return folder;
}

describe('of an answer that is handed to a file nothing is known where it', () => {
  it.each(Object.entries(SPOILT))('%s', (_, spoil) => {
    const modules = new ProjectModules(spoilt(spoil));
    const [load, own] = factsOf(PAGE, { filename: 'page.js', modules });
    expect(load).toMatchObject(UNKNOWN);
    expect(own).toMatchObject(OWN);
  });

  it.each([
    ['is gone once it was found', () => undefined],
    [
      'has become a folder once it was found',
      (file: string) => {
        mkdirSync(file);
      },
    ],
    [
      'has become a pipe once it was found',
      (file: string) => execFileSync('/usr/bin/env', ['mkfifo', file]),
    ],
  ])('%s', (_, make) => {
    const folder = spoilt(() => undefined);
    const modules = new ProjectModules(folder);
    expect(modules.pathOf('page.js', './http.js')).toBe(join(folder, 'http.js'));
    replacedBy(make)(folder);
    const [load, own] = factsOf(PAGE, { filename: 'page.js', modules });
    expect(load).toMatchObject(UNKNOWN);
    expect(own).toMatchObject(OWN);
  });
});

interface Run {
  result: ProjectResult;
  calls: ApiCall[];
}

async function inspect(cwd: string, onProgress: () => void = () => undefined): Promise<Run> {
  const calls: ApiCall[] = [];
  const result = await analyseProject(
    {
      paths: ['.'],
      cwd,
      settings: resolveSettings(undefined, cwd),
      ignore: { baseDir: cwd, patterns: [] },
      maxFileSize: 100_000,
      tests: false,
      onProgress,
    },
    ({ facts }) => calls.push(...facts.calls),
  );
  return { result, calls };
}

describe('a run over a project ends with the calls of its other files where one', () => {
  it.each(Object.entries(SPOILT))('%s', async (_, spoil) => {
    const { calls } = await inspect(spoilt(spoil));
    const inPage = calls.filter(({ file }) => file === 'page.js');
    expect(inPage.at(0)).toMatchObject({ line: 4, fate: { 402: { kind: 'unknown' } } });
    expect(inPage.at(-1)).toMatchObject({ line: 10, fate: { 402: { kind: 'lost' } } });
  });

  it('vanishes on the way', async () => {
    // More files than are read at once.
    const many = Object.fromEntries(
      Array.from({ length: 80 }, (_, index) => [`a${String(index)}.js`, 'export {};']),
    );
    const folder = temporaryTree({ ...many, 'page.js': PAGE, 'http.js': HTTP });
    const { calls } = await inspect(folder, () => {
      rmSync(join(folder, 'http.js'), { force: true });
    });
    expect(calls.map(({ file }) => file)).toContain('page.js');
  });

  it('stands in a folder that links lead into again and again', async () => {
    const folder = temporaryTree({
      'page.js': PAGE.replace('./http.js', './lib/loop/loop/loop/http.js'),
      'lib/http.js': HTTP,
    });
    symlinkSync('.', join(folder, 'lib', 'loop'));
    const { calls } = await inspect(folder);
    const places = calls.map(({ file, line }) => `${file}:${String(line)}`);
    expect(places).toEqual(['lib/http.js:5', 'page.js:4', 'page.js:8', 'page.js:10']);
    expect(calls.at(1)).toMatchObject({ checked: 'yes', fate: { 402: { kind: 'propagated' } } });
  });

  it('is a tsconfig, a package.json or a jsconfig that is none', async () => {
    const folder = temporaryTree({ 'page.js': PAGE, 'http.js': HTTP });
    for (const name of ['tsconfig.json', 'package.json', 'jsconfig.json']) {
      mkdirSync(join(folder, name));
    }
    const { calls } = await inspect(folder);
    expect(calls.at(1)).toMatchObject({ line: 4, checked: 'yes' });
  });

  it('is where a folder was', async () => {
    const folder = temporaryTree({
      'page.js': PAGE.replace('./http.js', './lib/http.js'),
      'lib/http.js': HTTP,
    });
    renameSync(join(folder, 'lib/http.js'), join(folder, 'kept.js'));
    rmSync(join(folder, 'lib'), { recursive: true });
    renameSync(join(folder, 'kept.js'), join(folder, 'lib'));
    const { calls } = await inspect(folder);
    expect(calls.at(0)).toMatchObject({ line: 4, fate: { 402: { kind: 'unknown' } } });
  });
});
