import { mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { ProjectModules } from '../../../src/analysis/modules/project-modules.js';
import { temporaryTree } from '../../project/temporary-tree.js';
import { factsOf, type Row } from '../facts-of.js';

const CHECK = `
export function check(res) {
  if (res.status === 402) throw new Error('top up');
  if (!res.ok) throw new Error('failed');
}`;

const load = (module: string): string => `
import { check } from '${module}';
export async function load() {
  const res = await fetch('/jobs');
  check(res);
  return res.json();
}`;

function rowOf(
  root: string,
  filename: string,
  module: string,
  followPackages: string[] = [],
): Row | undefined {
  const modules = new ProjectModules(root, { followPackages });
  return factsOf(load(module), { filename, modules })[0];
}

const NPM = { 'package.json': '{ "workspaces": ["packages/*", "app"] }' };
const YARN = { 'package.json': '\uFEFF{ "workspaces": { "packages": ["./packages/*/"] } }' };
const PNPM = {
  'package.json': '{}',
  'pnpm-workspace.yaml': `
catalog:
  - react
packages:
  # what we publish
  - 'packages/**' # all of it
  - "!packages/old/**"
`,
};

describe('a package of the workspace that nobody has linked', () => {
  it.each([
    ['npm', NPM],
    ['yarn', YARN],
    ['pnpm', PNPM],
  ])('is followed into its source with %s', (_, files) => {
    const root = temporaryTree({
      ...files,
      'packages/http/package.json': '{ "name": "@acme/http", "main": "dist/index.js" }',
      'packages/http/src/index.ts': CHECK,
    });
    expect(rowOf(root, 'app/src/load.ts', '@acme/http')?.[402]).toBe('distinguished');
  });

  it.each([
    ['its main', '{ "name": "http", "main": "lib/main.js" }', 'lib/main.js', 'http'],
    [
      'an export',
      '{ "name": "http", "exports": { "./check": { "types": "./x.d.ts", "import": "./lib/c.ts" } } }',
      'lib/c.ts',
      'http/check',
    ],
    ['a file of its source', '{ "name": "http" }', 'src/check.ts', 'http/check'],
  ])('is followed by %s', (_, manifest, file, module) => {
    const root = temporaryTree({
      ...NPM,
      'packages/http/package.json': manifest,
      [`packages/http/${file}`]: CHECK,
    });
    expect(rowOf(root, 'app/load.ts', module)?.[402]).toBe('distinguished');
  });

  test('is not found under a name that no package has, or where its manifest is broken', () => {
    const root = temporaryTree({
      ...NPM,
      'packages/http/package.json': '{ "name": "http", ',
      'packages/http/src/index.ts': CHECK,
      'packages/other/package.json': '{ "name": "other" }',
    });
    expect(rowOf(root, 'app/load.ts', 'http')?.checked).toBe('escapes');
    expect(rowOf(root, 'app/load.ts', 'other')?.checked).toBe('escapes');
  });
});

test('a package that pnpm installs is followed where followPackages names it', () => {
  const store = 'node_modules/.pnpm/@acme+http@1.0.0/node_modules/@acme/http';
  const root = temporaryTree({
    [`${store}/package.json`]: '{ "name": "@acme/http", "main": "index.js" }',
    [`${store}/index.js`]: CHECK,
  });
  const link = join(root, 'node_modules/@acme/http');
  mkdirSync(dirname(link), { recursive: true });
  symlinkSync(join(root, store), link);
  expect(rowOf(root, 'load.ts', '@acme/http', ['@acme/*'])?.[402]).toBe('distinguished');
  expect(rowOf(root, 'load.ts', '@acme/http')?.checked).toBe('escapes');
});

describe('what is met by following and cannot be read', () => {
  test('is unknown where a folder stands in the place of a file', () => {
    const root = temporaryTree({ 'http.js/other.js': CHECK });
    expect(rowOf(root, 'load.js', './http.js')?.checked).toBe('escapes');
  });

  test('is unknown where a link leads nowhere, or to itself', () => {
    const root = temporaryTree({ 'other.js': CHECK });
    symlinkSync('./missing.js', join(root, 'gone.js'));
    symlinkSync('./loop.js', join(root, 'loop.js'));
    expect(rowOf(root, 'load.js', './gone.js')?.checked).toBe('escapes');
    expect(rowOf(root, 'load.js', './loop.js')?.checked).toBe('escapes');
  });

  test('is unknown where a file holds no text', () => {
    const root = temporaryTree({ 'http.js': new Uint8Array([0xff, 0xfe, 0, 1, 2, 3]) });
    expect(rowOf(root, 'load.js', './http.js')?.checked).toBe('escapes');
  });
});

test('a table in JSON is read behind a byte order mark', () => {
  const root = temporaryTree({ 'texts.json': '\uFEFF{ "402": "top up", "429": "wait" }' });
  const source = `
import texts from './texts.json';
export async function load() {
  const res = await fetch('/jobs');
  if (!res.ok) throw new Error(texts[res.status] ?? 'failed');
  return res.json();
}`;
  const [row] = factsOf(source, { filename: 'load.ts', modules: new ProjectModules(root) });
  expect(row).toMatchObject({ 402: 'distinguished', 429: 'distinguished' });
});
