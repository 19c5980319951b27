import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { RunCache, type RunInput } from '../../src/project/run-cache.js';
import { temporaryTree } from './temporary-tree.js';

function project(): { input: RunInput; file: string; cache: () => RunCache } {
  const cwd = temporaryTree({ 'a.ts': 'fetch("/a");' });
  const file = join(cwd, 'a.ts');
  return {
    input: { cwd, files: [file], options: {} },
    file,
    cache: () => new RunCache(join(cwd, '.kept'), '1.0.0'),
  };
}

const noText = (): Promise<undefined> => Promise.resolve(undefined);

test('what a run came to is there for the next one', async () => {
  const { input, cache } = project();
  const first = cache();
  expect(await first.read(input, noText)).toBeNull();
  await first.write(input, [], [null]);
  expect(await cache().read(input, noText)).toEqual([null]);
});

test('nothing is kept of a run during which a file has changed', async () => {
  const { input, file, cache } = project();
  const first = cache();
  await first.read(input, noText);
  writeFileSync(file, 'fetch("/b");');
  await first.write(input, [], [null]);
  expect(await cache().read(input, noText)).toBeNull();
});

test('a file that is only followed into counts as well', async () => {
  const { input, cache } = project();
  const followed = join(temporaryTree({ 'b.ts': 'export {};' }), 'b.ts');
  const first = cache();
  await first.read(input, noText);
  await first.write(input, [followed], [null]);
  expect(await cache().read(input, noText)).toEqual([null]);
  writeFileSync(followed, 'export const b = 1;');
  expect(await cache().read(input, noText)).toBeNull();
});

test('one file is kept for a folder, whatever is asked for in it', async () => {
  const { input, cache } = project();
  for (const options of [{ tests: true }, { tests: false }]) {
    const one = cache();
    await one.read({ ...input, options }, noText);
    await one.write({ ...input, options }, [], [null]);
  }
  expect(readdirSync(join(input.cwd, '.kept'))).toHaveLength(1);
});
