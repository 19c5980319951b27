import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const COPIED = [
  'codemods',
  'rules',
  'src',
  'docs',
  'schemas',
  'scripts',
  'test/rules',
  'README.md',
  'package.json',
  'tsconfig.base.json',
  'vitest.config.ts',
  '.prettierrc.json',
];

let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'unhappy-path-new-'));
  for (const path of COPIED) {
    cpSync(join(ROOT, path), join(root, path), {
      recursive: true,
      filter: (source) => !source.includes('node_modules') && !source.endsWith('dist'),
    });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

function run(bin: string, ...args: string[]) {
  return spawnSync(process.execPath, [join(ROOT, 'node_modules', bin), ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
}

function newRule(...args: string[]) {
  return run('tsx/dist/cli.mjs', 'scripts/new.ts', ...args);
}

// It starts five programs, of which the compiler is one.
it('makes a rule that compiles, passes its test and is entered everywhere', () => {
  const made = newRule('rule', 'no-slow-poll');
  const files = made.stdout.trim().split('\n').sort();
  expect(made.stderr).toBe('');
  expect(files).toEqual([
    'README.md',
    'docs/rules/no-slow-poll.md',
    'rules/index.ts',
    'rules/no-slow-poll.ts',
    'schemas/config.schema.json',
    'test/rules/no-slow-poll.test.ts',
  ]);
  expect(readFileSync(join(root, 'README.md'), 'utf8')).toContain('docs/rules/no-slow-poll.md');
  expect(readFileSync(join(root, 'rules/index.ts'), 'utf8')).toContain('noSlowPoll');

  const checked = run('tsx/dist/cli.mjs', 'scripts/generate.ts', '--check');
  expect(checked.stdout).toBe('');

  writeFileSync(
    join(root, 'tsconfig.json'),
    JSON.stringify({
      extends: './tsconfig.base.json',
      compilerOptions: { noEmit: true, types: ['node'] },
      files: ['rules/no-slow-poll.ts', 'test/rules/no-slow-poll.test.ts'],
    }),
  );
  expect(run('typescript/bin/tsc', '-p', 'tsconfig.json').stdout).toBe('');
  expect(run('prettier/bin/prettier.cjs', '--check', ...files).stderr).toBe('');

  const tested = run(
    'vitest/vitest.mjs',
    'run',
    '--project',
    'unit',
    'test/rules/no-slow-poll.test.ts',
  );
  expect(tested.stdout).toMatch(/Tests\s+\d+ passed/);
  expect(tested.status).toBe(0);
}, 120_000);

it('overwrites nothing', () => {
  const before = readFileSync(join(root, 'rules/require-request-id.ts'), 'utf8');
  const { status, stderr } = newRule('rule', 'require-request-id');
  expect(stderr.trim()).toBe('rules/require-request-id.ts is there already.');
  expect(status).toBe(1);
  expect(readFileSync(join(root, 'rules/require-request-id.ts'), 'utf8')).toBe(before);
});

it('refuses what cannot be the name of a rule', () => {
  const { status, stderr } = newRule('rule', '../evil');
  expect(stderr).toContain('"../evil" is no name for a rule');
  expect(status).toBe(1);
  expect(existsSync(join(root, 'evil.ts'))).toBe(false);
});

it('says how it is used', () => {
  const { status, stderr } = newRule('codemod');
  expect(stderr.trim()).toBe('Usage: npm run new -- rule NAME');
  expect(status).toBe(2);
});
