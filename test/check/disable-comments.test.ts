import { Linter } from 'eslint';
import { parseSync } from 'oxc-parser';
import { describe, expect, it } from 'vitest';
import { DisableComments } from '../../src/check/disable-comments.js';
import { LineIndex } from '../../src/check/line-index.js';

const RULES = ['unhappy-path/one', 'unhappy-path/two'];

/** What ESLint itself reports when two rules find fault with every call: `RULE LINE:COLUMN`. */
function reportedByEslint(source: string): string[] {
  const onEveryCall = {
    create: (context: { report(descriptor: { node: object; message: string }): void }) => ({
      CallExpression(node: object) {
        context.report({ node, message: 'call' });
      },
    }),
  };
  const messages = new Linter().verify(source, {
    plugins: { 'unhappy-path': { rules: { one: onEveryCall, two: onEveryCall } } },
    rules: Object.fromEntries(RULES.map((rule) => [rule, 'error'])),
    linterOptions: { reportUnusedDisableDirectives: 'off' },
  });
  return messages
    .filter(({ ruleId }) => RULES.includes(ruleId ?? ''))
    .map(({ ruleId, line, column }) => `${String(ruleId)} ${line}:${column}`)
    .sort();
}

function reportedByUs(source: string): string[] {
  const comments = new DisableComments(source, parseSync('file.js', source).comments);
  const index = new LineIndex(source);
  const calls = [...source.matchAll(/call\(\)/g)].map((match) => index.positionAt(match.index));
  return RULES.flatMap((rule) =>
    calls
      .filter((position) => !comments.covers(rule, position))
      .map(({ line, column }) => `${rule} ${line}:${column}`),
  ).sort();
}

const SOURCES: Record<string, string> = {
  'no comment at all': 'call();',
  'a block without an end': 'call();\n/* eslint-disable */\ncall();',
  'a block with an end': '/* eslint-disable */\ncall();\n/* eslint-enable */\ncall();',
  'a block for one rule': '/* eslint-disable unhappy-path/one */\ncall();',
  'a block for several rules':
    '/* eslint-disable unhappy-path/one, other, unhappy-path/two */ call();',
  'a block that ends for one rule':
    '/* eslint-disable */\ncall();\n/* eslint-enable unhappy-path/one */\ncall();',
  'a rule that stays off when another is let in':
    '/* eslint-disable unhappy-path/one */ /* eslint-enable unhappy-path/two */ call();',
  'a block in the middle of a line':
    'call(); /* eslint-disable */ call(); /* eslint-enable */ call();',
  'a block in a line comment, which does not count': '// eslint-disable\ncall();',
  'the same line': 'call(); // eslint-disable-line\ncall();',
  'the same line, one rule': 'call(); // eslint-disable-line unhappy-path/two\ncall();',
  'the same line, block comment before': '/* eslint-disable-line */ call();',
  'the same line, over two lines, which does not count':
    'call(); /* eslint-disable-line\n*/ call();',
  'the next line': '// eslint-disable-next-line\ncall();\ncall();',
  'the next line, with a reason':
    '// eslint-disable-next-line unhappy-path/one -- shown to the user, all of it\ncall();',
  'the next line, a reason without rule':
    '// eslint-disable-next-line -- unhappy-path/one\ncall();',
  'the next line after a long comment':
    '/* eslint-disable-next-line unhappy-path/one,\n  unhappy-path/two */\ncall();\ncall();',
  'two next lines':
    '// eslint-disable-next-line unhappy-path/one\n// eslint-disable-next-line\ncall();',
  'an enabling block does not undo a line': '/* eslint-enable */ call(); // eslint-disable-line',
  'Windows line ends': 'call();\r\n// eslint-disable-next-line\r\ncall();\r\ncall();',
  'other line ends': 'call();\u2028// eslint-disable-next-line\u2028call();\rcall();',
  'a word that only begins alike': '/* eslint-disabled */ call(); // eslint-disable-lines',
  'text in a string': 'const a = "/* eslint-disable */"; call();',
  'quoted names': '/* eslint-disable "unhappy-path/one" */ call();',
};

describe('findings that comments leave are those that ESLint leaves', () => {
  it.each(Object.entries(SOURCES))('%s', (_name, source) => {
    expect(reportedByUs(source)).toEqual(reportedByEslint(source));
  });

  it('which the cases can tell apart', () => {
    const outcomes = new Set(
      Object.values(SOURCES).map((source) => reportedByEslint(source).length),
    );
    expect([...outcomes].sort()).toEqual([0, 1, 2, 3, 4]);
  });
});
