import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { EXPECTED, likeHere, makeConsumer, SOURCES, type Consumer } from './consumer.js';

function oxlintConfig(settings: object): string {
  return JSON.stringify({
    jsPlugins: ['unhappy-path'],
    categories: { correctness: 'off' },
    rules: plugin.configs.strict.rules,
    settings: { 'unhappy-path': settings },
  });
}

/** What oxlint reports, as `file:line rule`, and how it ends. */
function lint(consumer: Consumer, path: string): { places: string[]; status: number | null } {
  const { stdout, status } = consumer.run('oxlint', '--format', 'json', path);
  const { diagnostics } = JSON.parse(stdout) as {
    diagnostics: { code: string; filename: string; labels: { span: { line: number } }[] }[];
  };
  const places = diagnostics.map(
    ({ code, filename, labels }) =>
      `${filename}:${String(labels[0]?.span.line)} ${/\((.+)\)/.exec(code)?.[1] ?? code}`,
  );
  return { places: places.sort(), status };
}

describe('a project with oxlint and without ESLint', () => {
  let consumer: Consumer;

  beforeAll(() => {
    consumer = makeConsumer([likeHere('oxlint')], SOURCES);
  });

  afterAll(() => {
    consumer.remove();
  });

  it('has neither ESLint nor TypeScript in its tree', () => {
    const installed = readdirSync(join(consumer.folder, 'node_modules'));
    expect(installed).toContain('unhappy-path');
    expect(installed).not.toContain('eslint');
    expect(installed).not.toContain('typescript');
    expect(existsSync(join(consumer.folder, 'node_modules/@typescript-eslint/utils'))).toBe(false);
  });

  it('lints JS, JSX, TS and TSX', () => {
    consumer.write({ '.oxlintrc.json': oxlintConfig({}) });
    const { places, status } = lint(consumer, 'src');
    expect(places).toEqual(EXPECTED);
    expect(status).toBe(1);
  });

  it('follows imports into other files', () => {
    consumer.write({
      '.oxlintrc.json': oxlintConfig({}),
      'across/request.ts': `export const request = (path: string) => fetch('https://api.example.com' + path);\n`,
      'across/load.ts': `import { request } from './request';\nexport const load = async () => (await request('/users')).json();\n`,
    });
    const { places, status } = lint(consumer, 'across/load.ts');
    expect(places).toContain('across/load.ts:2 no-unchecked-response');
    expect(status).toBe(1);
  });

  it('respects the settings', () => {
    consumer.write({
      '.oxlintrc.json': oxlintConfig({ ignoreUrls: ['/api/*', '/p', '*.pyramid-ai.com'] }),
    });
    const { stdout, status } = consumer.run('oxlint', 'src');
    expect(stdout).toContain('Found 0 warnings and 0 errors.');
    expect(status).toBe(0);
  });

  it('says what is wrong with the settings, without a stack', () => {
    consumer.write({ '.oxlintrc.json': oxlintConfig({ scoppe: 'all' }) });
    const { stdout, status } = consumer.run('oxlint', 'src/a.js');
    expect(stdout).toContain(
      `settings['unhappy-path']: "scoppe" is not a setting; did you mean "scope"?`,
    );
    expect(stdout).not.toMatch(/^[\s|]+at /m);
    expect(status).toBe(1);
  });
});
