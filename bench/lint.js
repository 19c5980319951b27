// One measured process: lint the files of a list with typescript-eslint's parser.
// node lint.js LIST none|ours
import { readFileSync } from 'node:fs';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

const [list, rules] = process.argv.slice(2);
const { directory, files } = JSON.parse(readFileSync(list, 'utf8'));

const config = [
  {
    files: ['**/*.{ts,tsx,mts,cts}'],
    languageOptions: { parser: tseslint.parser },
    linterOptions: { reportUnusedDisableDirectives: 'off' },
  },
];
if (rules === 'ours') {
  const { default: plugin } = await import('unhappy-path');
  config.push(plugin.configs.strict);
}

const eslint = new ESLint({
  cwd: directory,
  overrideConfigFile: true,
  overrideConfig: config,
  // Comments of the corpus would switch on rules of plugins that are not there.
  allowInlineConfig: false,
});
const results = await eslint.lintFiles(files);
const messages = results.flatMap((result) => result.messages);
const ours = messages.filter((message) => message.ruleId?.startsWith('unhappy-path/')).length;
console.log(`${results.length} files, ${ours} findings, ${messages.length - ours} other messages`);
