import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXPECTED, likeHere, makeConsumer, SOURCES, type Consumer } from './consumer.js';

// TypeScript 7 has no compiler API for the typescript-eslint parser to use: ESLint reads JavaScript in such a project,
// oxlint and the command line read TypeScript.
describe('a project with TypeScript 7', () => {
  let consumer: Consumer;

  beforeAll(() => {
    consumer = makeConsumer(['typescript@7.0.2', likeHere('eslint'), likeHere('oxlint')], {
      ...SOURCES,
      'eslint.config.js': `
import { defineConfig } from 'eslint/config';
import unhappyPath from 'unhappy-path';

export default defineConfig(
  { languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } },
  { files: ['**/*.{js,jsx}'], extends: [unhappyPath.configs.strict] },
);
`,
      '.oxlintrc.json': JSON.stringify({
        jsPlugins: ['unhappy-path'],
        categories: { correctness: 'off' },
        rules: {
          'unhappy-path/no-unhandled-status': 'error',
          'unhappy-path/require-request-id': 'error',
        },
      }),
      'tsconfig.json': JSON.stringify({
        compilerOptions: {
          noEmit: true,
          strict: true,
          allowJs: true,
          checkJs: true,
          module: 'nodenext',
          target: 'es2023',
          types: [],
        },
        files: ['eslint.config.js'],
      }),
    });
  });

  afterAll(() => {
    consumer.remove();
  });

  it('is what the project compiles with', () => {
    expect(consumer.run('tsc', '--version').stdout).toContain('Version 7.');
  });

  it('lints JavaScript in ESLint', () => {
    const { stdout } = consumer.run('eslint', '--format', 'json', 'src');
    const results = JSON.parse(stdout) as { messages: { ruleId: string; line: number }[] }[];
    const rules = results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId)).sort();
    expect(rules).toEqual([
      'unhappy-path/no-unchecked-response',
      'unhappy-path/no-unchecked-response',
      'unhappy-path/no-unhandled-status',
      'unhappy-path/no-unhandled-status',
    ]);
  });

  it('lints TypeScript in oxlint', () => {
    const { stdout } = consumer.run('oxlint', 'src/c.ts');
    expect(stdout).toContain('unhappy-path(no-unhandled-status)');
    expect(stdout).toContain('unhappy-path(require-request-id)');
  });

  it('checks everything on the command line', () => {
    const { stdout, status } = consumer.run(
      'unhappy-path',
      'check',
      '--config',
      'strict',
      '--format',
      'json',
      'src',
    );
    const { findings } = JSON.parse(stdout) as {
      findings: { file: string; line: number; rule: string }[];
    };
    const found = findings.map(
      ({ file, line, rule }) => `${file}:${String(line)} ${rule.replace('unhappy-path/', '')}`,
    );
    expect(found.sort()).toEqual(EXPECTED);
    expect(status).toBe(1);
  });

  it('finds types that it understands', () => {
    expect(consumer.run('tsc', '--project', 'tsconfig.json').stdout).toBe('');
  });
});
