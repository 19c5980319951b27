import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';

const PAGES = fileURLToPath(new URL('../../docs/rules/', import.meta.url));

const FILES = ['**/*.{js,jsx,ts,tsx}'];

interface Sample {
  /** Of the fence in the page. */
  line: number;
  language: string;
  /** Words of the fence: `bad` or `good`, and `strict` where it takes that configuration. */
  words: string[];
  code: string;
}

function samplesOf(markdown: string): Sample[] {
  return [...markdown.matchAll(/^```(\w+) (.+)\n([^]*?)^```$/gm)].map((match) => {
    const [, language = '', words = '', code = ''] = match;
    const line = markdown.slice(0, match.index).split('\n').length;
    return { line, language, words: words.split(' '), code };
  });
}

/** The rules that report a sample: those of `recommended`, of which the page's own can be as `strict` has it. */
function reportingRules({ language, code, words }: Sample, rule: string): (string | null)[] {
  const strict = words.includes('strict') ? { [rule]: plugin.configs.strict.rules?.[rule] } : {};
  const messages = new Linter().verify(
    code,
    [
      { files: FILES, ...(plugin.configs.recommended as Linter.Config) },
      { files: FILES, rules: strict },
      {
        files: FILES,
        languageOptions: {
          ...(language.startsWith('ts') ? { parser: tseslint.parser } : {}),
          parserOptions: { ecmaFeatures: { jsx: true } },
        },
      },
    ],
    { filename: `sample.${language}` },
  );
  return [...new Set(messages.map(({ ruleId, message }) => ruleId ?? message))];
}

describe.each(readdirSync(PAGES))('%s', (page) => {
  const rule = `unhappy-path/${page.replace('.md', '')}`;
  const samples = samplesOf(readFileSync(join(PAGES, page), 'utf8'));

  it.each(samples.map((sample) => [sample.line, sample] as const))('line %i', (_line, sample) => {
    const isBad = sample.words.includes('bad');
    expect(isBad || sample.words.includes('good')).toBe(true);
    expect(reportingRules(sample, rule)).toEqual(isBad ? [rule] : []);
  });
});
