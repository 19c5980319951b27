import { basename, dirname, extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));

/** They say nothing of what a file is for, so anything ends up in them. */
const NAMES_THAT_SAY_NOTHING = new Set(['util', 'utils', 'helper', 'helpers', 'misc', 'common']);

test('each file and folder is named for what it does', () => {
  const files = globSync(['{src,rules,codemods,test,scripts,bench,examples}/**/*.{ts,tsx,js}'], {
    cwd: root,
    ignore: ['**/node_modules/**', '**/dist/**', '**/fixtures/**', 'test/codemods/*/*/**'],
  });
  expect(files.length).toBeGreaterThan(100);
  const named = (path: string) => [basename(path, extname(path)), ...dirname(path).split('/')];
  expect(
    files.filter((path) => named(path).some((name) => NAMES_THAT_SAY_NOTHING.has(name))),
  ).toEqual([]);
});
