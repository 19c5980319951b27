import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import { ESLint as ESLint9 } from 'eslint9';
import { afterEach, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** It uses the body of a response whose status nothing has looked at. */
const DEFECTIVE = "export const load = async () => (await fetch('/api/users')).json();\n";

const folders: string[] = [];

/** A project that has set itself up by `init`. */
function setUp(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'unhappy-path-init-'));
  folders.push(folder);
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const [path, text] of Object.entries({ 'package.json': '{}\n', ...files }))
    writeFileSync(join(folder, path), text);
  execFileSync(process.execPath, [join(root, 'dist/src/cli/main.js'), 'init', '--yes'], {
    cwd: folder,
  });
  return folder;
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const FORMS: readonly [title: string, files: Readonly<Record<string, string>>][] = [
  [
    'a list in eslint.config.js, as a module',
    {
      'package.json': '{ "type": "module" }\n',
      'eslint.config.js':
        "import js from '@eslint/js';\n\nexport default [\n  js.configs.recommended,\n  { rules: { 'no-undef': 'off' } },\n];\n",
    },
  ],
  [
    'CommonJS in eslint.config.js',
    { 'eslint.config.js': "'use strict';\n\nmodule.exports = [{ files: ['**/*.js'] }];\n" },
  ],
  [
    'CommonJS in eslint.config.cjs, with defineConfig',
    {
      'eslint.config.cjs':
        "const { defineConfig } = require('eslint/config');\nmodule.exports = defineConfig([{ rules: {} }]);\n",
    },
  ],
  [
    'defineConfig with arguments in eslint.config.mjs',
    {
      'eslint.config.mjs':
        "import { defineConfig } from 'eslint/config'\n\nexport default defineConfig(\n  { rules: {} }\n)\n",
    },
  ],
  [
    'typescript-eslint, with code in TypeScript',
    {
      'eslint.config.mjs':
        "import tseslint from 'typescript-eslint';\n\nexport default tseslint.config(\n  tseslint.configs.base,\n  { files: ['**/*.{js,ts}'], languageOptions: { parserOptions: { tsconfigRootDir: import.meta.dirname } } },\n);\n",
      'typed.ts': DEFECTIVE.replace('async ()', 'async (): Promise<unknown>'),
    },
  ],
];

describe.each([
  ['ESLint 10', ESLint],
  ['ESLint 9', ESLint9],
])('%s finds a defect with what init has written', (_version, Linter) => {
  it.each(FORMS)('into %s', async (_title, files) => {
    const folder = setUp({ 'calls.js': DEFECTIVE, ...files });
    const sources = Object.keys({ 'calls.js': '', ...files }).filter((path) =>
      /^(?:calls|typed)\./.test(path),
    );
    const results = await new Linter({ cwd: folder }).lintFiles(sources);
    expect(
      results.map(({ filePath, messages }) => [
        filePath.slice(folder.length + 1),
        messages.map(({ line, ruleId }) => `${line} ${String(ruleId)}`),
      ]),
    ).toEqual(sources.map((path) => [path, ['1 unhappy-path/no-unchecked-response']]));
  });
});

describe('oxlint finds a defect with what init has written', () => {
  it.each<[title: string, files: Readonly<Record<string, string>>]>([
    ['beside rules and comments', { '.oxlintrc.json': '{\n  // ours\n  "rules": {},\n}\n' }],
    [
      'beside other plugins',
      { '.oxlintrc.json': '{ "plugins": ["import"], "rules": { "no-debugger": "error" } }\n' },
    ],
    [
      'where there was no configuration',
      { 'package.json': '{ "devDependencies": { "oxlint": "^1.0.0" } }\n' },
    ],
  ])('%s', (_title, files) => {
    const folder = setUp({ 'calls.js': DEFECTIVE, ...files });
    const { stdout, status } = spawnSync(
      join(root, 'node_modules/.bin/oxlint'),
      ['--format', 'json', 'calls.js'],
      { cwd: folder, encoding: 'utf8' },
    );
    const { diagnostics } = JSON.parse(stdout) as {
      diagnostics: { code: string; filename: string }[];
    };
    expect(diagnostics.map(({ filename, code }) => `${filename} ${code}`)).toEqual([
      'calls.js unhappy-path(no-unchecked-response)',
    ]);
    expect(status).toBe(1);
  });
});
