import { realpathSync } from 'node:fs';
import { relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXPECTED, likeHere, makeConsumer, SOURCES, type Consumer } from './consumer.js';

const ESM_CONFIG = `
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import unhappyPath from 'unhappy-path';

export default defineConfig(
  { languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } },
  { files: ['**/*.{ts,tsx}'], languageOptions: { parser: tseslint.parser } },
  { files: ['**/*.{js,jsx,ts,tsx}'], extends: [unhappyPath.configs.strict] },
);
`;

const COMMONJS_CONFIG = `
const tseslint = require('typescript-eslint');
const unhappyPath = require('unhappy-path');

module.exports = [
  { languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } },
  { files: ['**/*.{ts,tsx}'], languageOptions: { parser: tseslint.parser } },
  { files: ['**/*.{js,jsx,ts,tsx}'], ...unhappyPath.configs.strict },
];
`;

describe.each([
  ['10', likeHere('eslint')],
  ['9', likeHere('eslint', 'eslint9')],
])('a project with ESLint %s', (_version, eslint) => {
  let consumer: Consumer;

  beforeAll(() => {
    consumer = makeConsumer(
      [eslint, likeHere('typescript-eslint'), likeHere('typescript')],
      SOURCES,
    );
  });

  afterAll(() => {
    consumer.remove();
  });

  function reported(...args: string[]): string[] {
    const { stdout, stderr } = consumer.run('eslint', '--format', 'json', ...args, 'src');
    expect(stderr).toBe('');
    const results = JSON.parse(stdout) as {
      filePath: string;
      messages: { line: number; ruleId: string }[];
    }[];
    const root = realpathSync(consumer.folder);
    return results
      .flatMap(({ filePath, messages }) =>
        messages.map(
          ({ line, ruleId }) =>
            `${relative(root, filePath)}:${String(line)} ${ruleId.replace('unhappy-path/', '')}`,
        ),
      )
      .sort();
  }

  it('lints JS, JSX, TS and TSX', () => {
    consumer.write({ 'eslint.config.js': ESM_CONFIG });
    expect(reported()).toEqual(EXPECTED);
  });

  it('can be required by a CommonJS configuration', () => {
    consumer.write({ 'eslint.config.cjs': COMMONJS_CONFIG });
    expect(reported('--config', 'eslint.config.cjs')).toEqual(EXPECTED);
  });

  it('says in one line what is wrong with the settings', () => {
    consumer.write({
      'wrong.config.js': ESM_CONFIG.replace(
        '{ languageOptions: {',
        `{ settings: { 'unhappy-path': { apis: ['pionier'] } }, languageOptions: {`,
      ),
    });
    const { stderr, status } = consumer.run('eslint', '--config', 'wrong.config.js', 'src');
    expect(stderr.trim().split('\n').at(-1)).toBe(
      `settings['unhappy-path']: apis[0]: "pionier" is not a built-in contract; did you mean "pioneer"?`,
    );
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(status).toBe(2);
  });

  it('has types that fit the configuration', () => {
    consumer.write({
      'tsconfig.json': JSON.stringify({
        compilerOptions: {
          noEmit: true,
          strict: true,
          exactOptionalPropertyTypes: true,
          module: 'nodenext',
          target: 'es2023',
          types: [],
        },
        files: ['types.ts'],
      }),
      'types.ts': `
import { defineConfig } from 'eslint/config';
import unhappyPath, { type Settings } from 'unhappy-path';

export default defineConfig(
  unhappyPath.configs.recommended,
  { plugins: { 'unhappy-path': unhappyPath } },
  { files: ['**/*.ts'], extends: [unhappyPath.configs.strict] },
);

export const settings: Settings = { scope: 'all', apis: ['pioneer'] };
export const name: string = unhappyPath.meta.name;
// @ts-expect-error: no such setting
export const wrong: Settings = { scoppe: 'all' };
`,
    });
    const { stdout } = consumer.run('tsc', '--project', 'tsconfig.json');
    expect(stdout).toBe('');
  });
});
