import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeConsumer, type Consumer } from './consumer.js';

let consumer: Consumer;

beforeAll(() => {
  consumer = makeConsumer([], {
    // Prints the address of each module that is loaded.
    'hooks.mjs': `
import { writeSync } from 'node:fs';
export async function load(url, context, next) {
  writeSync(1, url + '\\n');
  return next(url, context);
}
`,
    'register.mjs': `
import { register } from 'node:module';
register('./hooks.mjs', import.meta.url);
`,
    'main.mjs': `
import { createRequire } from 'node:module';
await import('unhappy-path');
for (const path of Object.keys(createRequire(import.meta.url).cache)) console.log(path);
`,
  });
});

afterAll(() => {
  consumer.remove();
});

it('loads neither a parser, nor a linter, nor the command line with the plugin', () => {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--import', './register.mjs', join(consumer.folder, 'main.mjs')],
    { cwd: consumer.folder, encoding: 'utf8' },
  );
  expect(stderr).toBe('');
  expect(status).toBe(0);
  const packages = stdout
    .split('\n')
    .map((line) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(line)?.[1])
    .filter((name) => name !== undefined);
  expect([...new Set(packages)].sort()).toEqual([
    '@typescript-eslint/visitor-keys',
    '@unhappy-path/client',
    'eslint-visitor-keys',
    'leven',
    'unhappy-path',
    'valibot',
  ]);
  expect(stdout).toMatch(/unhappy-path\/dist\/src\/analysis\/index\.js/);
  expect(stdout).not.toMatch(/\/dist\/src\/(?:cli|check|report)\//);
});
