import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { losing } from './action/pull-request.js';
import { recipe, repository, type Repository } from './recipe.js';

const CONFIG = `import unhappyPath from 'unhappy-path';
export default [unhappyPath.configs.recommended];
`;
/** Without types, so that no parser has to be loaded. */
const javascript = (name: string): string => losing(name).replace(': Promise<unknown>', '');
const TWO = javascript('first') + javascript('second');

function project(): Repository {
  return repository({ 'eslint.config.js': CONFIG, 'src/a.js': TWO });
}

/** Of the whole folder ESLint would read our node_modules too, to which the test has a link. */
function inSources(commands: string): string {
  return commands.replaceAll(' .\n', ' src\n');
}

test('ESLint suppresses what is there, reports one more, and counts down', () => {
  const made = project();
  const adopted = made.run(inSources(recipe('suppressions.sh')));
  expect(adopted.status, adopted.log).toBe(0);
  const file = join(made.folder, 'eslint-suppressions.json');
  const suppressions = (): unknown => JSON.parse(readFileSync(file, 'utf8'));
  expect(suppressions()).toEqual({
    'src/a.js': { 'unhappy-path/no-unhandled-status': { count: 2 } },
  });

  made.write({ 'src/a.js': TWO + javascript('third') });
  const worse = made.run('npx eslint src');
  expect(worse.status).toBe(1);
  expect(worse.log).toContain('v1/third loses 402 and 429');
  // The count tells ESLint no more than that there are three.
  expect(worse.log).toContain('v1/first loses 402 and 429');

  made.write({ 'src/a.js': javascript('first') });
  const fewer = made.run('npx eslint src');
  expect(fewer.status).toBe(2);
  expect(fewer.log).toContain('--prune-suppressions');
  expect(made.run('npx eslint --prune-suppressions src').status).toBe(0);
  expect(suppressions()).toEqual({
    'src/a.js': { 'unhappy-path/no-unhandled-status': { count: 1 } },
  });
});

test('one defect for another is seen by our baseline, not by the counts of ESLint', () => {
  const made = project();
  const baseline = 'npx unhappy-path check --baseline unhappy-path-baseline.jsonl';
  expect(made.run('npx eslint --suppress-rule unhappy-path/no-unhandled-status src').status).toBe(
    0,
  );
  expect(made.run(`${baseline} --update-baseline`).status).toBe(0);
  expect(made.run(baseline).status).toBe(0);

  made.write({ 'src/a.js': javascript('first') + javascript('third') });
  expect(made.run('npx eslint src').status).toBe(0);
  const compared = made.run(baseline);
  expect(compared.status).toBe(1);
  expect(compared.log).toContain('v1/third');
  expect(compared.log).not.toContain('v1/first');
});

test('the oldest ESLint that suppresses does the same', () => {
  const made = project();
  const eslint = 'node node_modules/eslint9/bin/eslint.js';
  expect(made.run(`${eslint} --suppress-all src`).status).toBe(0);
  expect(existsSync(join(made.folder, 'eslint-suppressions.json'))).toBe(true);
  expect(made.run(`${eslint} src`).status).toBe(0);
});
