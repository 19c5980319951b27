import { describe, expect, it } from 'vitest';
import { editEslintConfig } from '../../src/init/eslint-config.js';

const edited = (text: string, settings: object | null = null) => {
  const edit = editEslintConfig('eslint.config.mjs', text, settings);
  return edit.kind === 'edit' ? edit.text : edit;
};

describe('the plugin is added', () => {
  it.each([
    [
      'to a list over lines, with its comments, and behind the imports',
      `// @ts-check\nimport js from '@eslint/js'; // base\n\nexport default [\n  js.configs.recommended, // first\n  { rules: {} }, // last\n];\n`,
      `// @ts-check\nimport js from '@eslint/js'; // base\nimport unhappyPath from 'unhappy-path';\n\nexport default [\n  js.configs.recommended, // first\n  { rules: {} }, // last\n  unhappyPath.configs.recommended,\n];\n`,
    ],
    [
      'without a comma at the end, without semicolons, with double quotes',
      `import js from "@eslint/js"\n\nexport default [\n    js.configs.recommended\n]\n`,
      `import js from "@eslint/js"\nimport unhappyPath from "unhappy-path"\n\nexport default [\n    js.configs.recommended,\n    unhappyPath.configs.recommended\n]\n`,
    ],
    [
      'to the list of defineConfig',
      `import { defineConfig as d } from 'eslint/config';\nexport default d([{ rules: {} }]);\n`,
      `import { defineConfig as d } from 'eslint/config';\nimport unhappyPath from 'unhappy-path';\nexport default d([{ rules: {} }, unhappyPath.configs.recommended]);\n`,
    ],
    [
      'to the arguments of typescript-eslint, through a constant',
      `import ts from 'typescript-eslint';\nconst all = ts.config(\n  ts.configs.strict,\n);\nexport default all;\n`,
      `import ts from 'typescript-eslint';\nimport unhappyPath from 'unhappy-path';\nconst all = ts.config(\n  ts.configs.strict,\n  unhappyPath.configs.recommended,\n);\nexport default all;\n`,
    ],
    [
      'behind the options of a preset',
      `import antfu from '@antfu/eslint-config';\nexport default antfu({ vue: true });\n`,
      `import antfu from '@antfu/eslint-config';\nimport unhappyPath from 'unhappy-path';\nexport default antfu({ vue: true }, unhappyPath.configs.recommended);\n`,
    ],
    [
      'to CommonJS',
      `'use strict';\nconst js = require('@eslint/js');\n\nmodule.exports = [js.configs.recommended];\n`,
      `'use strict';\nconst js = require('@eslint/js');\nconst unhappyPath = require('unhappy-path');\n\nmodule.exports = [js.configs.recommended, unhappyPath.configs.recommended];\n`,
    ],
    [
      'to an empty list without imports, above its type',
      `/** @type {import('eslint').Linter.Config[]} */\nexport default [];\n`,
      `import unhappyPath from 'unhappy-path';\n\n/** @type {import('eslint').Linter.Config[]} */\nexport default [unhappyPath.configs.recommended];\n`,
    ],
    [
      'with the ends of lines of the file',
      `import a from 'a';\r\nexport default [\r\n  a,\r\n];\r\n`,
      `import a from 'a';\r\nimport unhappyPath from 'unhappy-path';\r\nexport default [\r\n  a,\r\n  unhappyPath.configs.recommended,\r\n];\r\n`,
    ],
    [
      'behind what is spread in',
      `import a from 'a';\nconst all = [...a];\nexport default all;\n`,
      `import a from 'a';\nimport unhappyPath from 'unhappy-path';\nconst all = [...a, unhappyPath.configs.recommended];\nexport default all;\n`,
    ],
  ])('%s', (_title, before, after) => {
    expect(edited(before)).toBe(after);
    expect(edited(after)).toEqual({ kind: 'done' });
  });

  it('with settings', () => {
    expect(edited('export default [];\n', { loggers: ["it's"] })).toBe(
      `import unhappyPath from 'unhappy-path';\n\nexport default [unhappyPath.configs.recommended, { settings: { 'unhappy-path': { loggers: ['it\\'s'] } } }];\n`,
    );
  });
});

describe('nothing is touched', () => {
  it.each([
    ['export default make();', 'what it exports is no list of configurations that can be seen'],
    [
      "import { defineConfig } from './ours.js';\nexport default defineConfig([]);",
      'what it exports is no list',
    ],
    ['let all = [];\nall = other;\nexport default all;', 'what it exports is no list'],
    ['export default [,];', ''],
    ['export const all = [];', 'it exports nothing that is known here'],
    ['export default [', 'it cannot be parsed (line 1)'],
    [
      'const unhappyPath = 1;\nexport default [unhappyPath];',
      'the name unhappyPath is taken in it',
    ],
  ])('%s', (text, why) => {
    expect(edited(text)).toMatchObject({
      kind: 'left',
      why: expect.stringContaining(why) as string,
    });
  });
});
