import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { expect, it } from 'vitest';
import { rules } from '../../rules/index.js';
import { checkFile } from '../../src/check/check-file.js';
import { enableRules } from '../../src/check/enabled-rules.js';
import plugin from '../../src/index.js';
import { analyseProject } from '../../src/project/analyse-project.js';
import type { Preset } from '../../src/rule/rule.js';
import { resolveSettings } from '../../src/settings/resolve.js';

const EXAMPLE = fileURLToPath(new URL('../../examples/brand-desk', import.meta.url));

async function foundByEslint(preset: Preset): Promise<string[]> {
  const eslint = new ESLint({
    cwd: EXAMPLE,
    overrideConfigFile: true,
    overrideConfig: [
      { files: ['**/*.{ts,tsx}'], languageOptions: { parser: tseslint.parser } },
      plugin.configs[preset],
    ],
  });
  const results = await eslint.lintFiles(['server', 'web']);
  return results.flatMap(({ filePath, messages }) =>
    messages.map(({ line, column, ruleId, message }) =>
      [relative(EXAMPLE, filePath), line, column, ruleId, message].join(' '),
    ),
  );
}

async function foundByCheck(preset: Preset): Promise<string[]> {
  const settings = resolveSettings(undefined, EXAMPLE);
  const enabled = await enableRules(rules, preset, undefined);
  const found: string[] = [];
  await analyseProject(
    {
      paths: [join(EXAMPLE, 'server'), join(EXAMPLE, 'web')],
      cwd: EXAMPLE,
      settings,
      ignore: { baseDir: EXAMPLE, patterns: [] },
      maxFileSize: 1_000_000,
      tests: true,
    },
    (file) => {
      for (const finding of checkFile(file, enabled, settings).findings) {
        const { line, column, rule, message } = finding;
        found.push([file.path, line, column, rule, message].join(' '));
      }
    },
  );
  return found;
}

it.each(['recommended', 'strict'] as const)(
  'check finds in the example what ESLint finds with another parser: %s',
  async (preset) => {
    const expected = await foundByEslint(preset);
    expect(expected.length).toBeGreaterThan(0);
    expect((await foundByCheck(preset)).sort()).toEqual(expected.sort());
  },
);
