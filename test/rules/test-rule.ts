import { RuleTester as RuleTester10 } from 'eslint';
import { RuleTester as RuleTester9 } from 'eslint9';
import tseslint from 'typescript-eslint';
import { describe, it } from 'vitest';
import plugin from '../../src/index.js';
import type { Settings } from '../../src/settings/settings.js';
import type { Preset, Rule } from '../../src/rule/rule.js';

type Language = 'js' | 'jsx' | 'ts' | 'tsx';

interface Case {
  code: string;
  /** JavaScript is linted with both parsers, TypeScript with its own. `js` by default. */
  language?: Language;
  /** Whose options the rule gets; `strict` by default. */
  preset?: Preset;
  options?: object;
  settings?: Settings;
}

/** Code that the rule reports: the lines count from the first line of the code that is not empty. */
interface Invalid extends Case {
  errors: { line: number; message: string }[];
}

/** Cases of one construct: `await`, `then`, a class member. */
interface Group {
  valid?: (string | Case)[];
  invalid?: Invalid[];
}

const RULE_TESTERS = { 'ESLint 10': RuleTester10, 'ESLint 9': RuleTester9 };
const PARSERS = { espree: undefined, 'typescript-eslint': tseslint.parser };

/** Run a rule over cases, in every version of ESLint and with every parser that we promise. */
export function testRule(rule: Rule, groups: Readonly<Record<string, Group>>): void {
  for (const [version, RuleTester] of Object.entries(RULE_TESTERS)) {
    RuleTester.describe = describe;
    RuleTester.it = it;
    RuleTester.itOnly = it.only.bind(it);
    for (const [parserName, parser] of Object.entries(PARSERS)) {
      const canParse = ({ language = 'js' }: Case): boolean =>
        parser !== undefined || language === 'js' || language === 'jsx';
      const tester = new RuleTester({
        languageOptions: {
          ...(parser === undefined ? {} : { parser }),
          parserOptions: { ecmaFeatures: { jsx: true } },
        },
      });
      for (const [construct, { valid = [], invalid = [] }] of Object.entries(groups)) {
        const tests = {
          valid: valid
            .map((one) => (typeof one === 'string' ? { code: one } : one))
            .filter(canParse)
            .map((one) => forTester(rule, one)),
          invalid: invalid
            .filter(canParse)
            .map((one) => ({ ...forTester(rule, one), errors: one.errors })),
        };
        if (tests.valid.length + tests.invalid.length === 0) continue;
        // RuleTester has a rule's own type of each version; ours holds for both.
        tester.run(
          `${construct} (${version}, ${parserName})`,
          plugin.rules[rule.name] as never,
          tests,
        );
      }
    }
  }
}

function forTester(
  rule: Rule,
  { code, language = 'js', preset = 'strict', options, settings }: Case,
) {
  return {
    code: code.trim(),
    filename: `case.${language}`,
    options: [{ ...(rule.presets[preset] as object | undefined), ...options }],
    settings: { 'unhappy-path': settings ?? {} },
  };
}
