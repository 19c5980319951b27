import { fileURLToPath } from 'node:url';
import { ESLint as ESLint10, Linter as Linter10 } from 'eslint';
import { ESLint as ESLint9, Linter as Linter9 } from 'eslint9';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { analyseScopes } from '../../src/analysis/analyse-file.js';
import plugin from '../../src/index.js';

// The real one runs; only its calls are counted.
vi.mock('../../src/analysis/analyse-file.js', { spy: true });

afterEach(() => {
  vi.clearAllMocks();
});

const CWD = fileURLToPath(new URL('.', import.meta.url));
const UNCHECKED = `const load = async () => (await fetch('/api/users')).json();\n`;

describe.each([
  [
    '9',
    {
      ESLint: ESLint9,
      Linter: Linter9 as unknown as typeof Linter10,
    },
  ],
  ['10', { ESLint: ESLint10, Linter: Linter10 }],
])('in ESLint %s', (_version, { ESLint, Linter }) => {
  function lint(code: string, settings?: object, filename = 'src/api.js') {
    const linter = new Linter({ cwd: CWD });
    return linter.verify(
      code,
      [plugin.configs.strict, { settings: { 'unhappy-path': settings } }],
      { filename },
    );
  }

  it('computes the facts of a file once, however many rules ask', () => {
    lint(UNCHECKED);
    expect(analyseScopes).toHaveBeenCalledOnce();
    const [file] = vi.mocked(analyseScopes).mock.calls[0] ?? [];
    expect(file?.path).toBe('src/api.js');
  });

  it('does not look at a file without a client', () => {
    expect(lint('export const answer = 42;')).toEqual([]);
    expect(analyseScopes).not.toHaveBeenCalled();
  });

  it('asks again for another text of the same file', () => {
    lint(UNCHECKED);
    lint(`${UNCHECKED}\n`);
    expect(analyseScopes).toHaveBeenCalledTimes(2);
  });

  it('hands on the settings', () => {
    lint(UNCHECKED, { apis: ['pioneer'], scope: 'all' });
    const [, settings] = vi.mocked(analyseScopes).mock.calls[0] ?? [];
    expect(settings?.contracts.map(({ id }) => id)).toEqual(['pioneer']);
    expect(settings?.scope).toBe('all');
  });

  it('stands in a configuration by itself', async () => {
    const eslint = new ESLint({
      cwd: CWD,
      overrideConfigFile: true,
      overrideConfig: [plugin.configs.recommended],
    });
    const [result] = await eslint.lintText(UNCHECKED, { filePath: 'src/api.js' });
    expect(result?.messages.map(({ ruleId, line, column }) => [ruleId, line, column])).toEqual([
      ['unhappy-path/no-unchecked-response', 1, 33],
    ]);
  });

  it('has the file name of text from standard input', async () => {
    const eslint = new ESLint({
      cwd: CWD,
      overrideConfigFile: true,
      overrideConfig: [plugin.configs.strict],
    });
    await eslint.lintText(UNCHECKED);
    expect(vi.mocked(analyseScopes).mock.calls[0]?.[0].path).not.toContain('..');
  });

  it('says in one line what is wrong with the settings, and says nothing of itself', () => {
    let thrown: unknown;
    try {
      lint('export const answer = 42;', { scoppe: 'all' });
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(Error);
    expect((thrown as Error).stack).toBe(
      `settings['unhappy-path']: "scoppe" is not a setting; did you mean "scope"?`,
    );
  });

  it('refuses options that a rule does not have', () => {
    const linter = new Linter({ cwd: CWD });
    expect(() =>
      linter.verify(UNCHECKED, [
        { plugins: plugin.configs.strict.plugins as never },
        { rules: { 'unhappy-path/no-unhandled-status': ['error', { status: [402] }] } },
      ]),
    ).toThrow(/Unexpected property "status"/);
  });
});
