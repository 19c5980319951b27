import { expect, it } from 'vitest';
import { tower } from '../analysis/long-ways.js';
import { temporaryTree } from '../project/temporary-tree.js';
import { runCli } from './run-cli.js';

const CALL = `{
  const res = await fetch('/api');
  inspect0(res);
  if (!res.ok) throw new Error('failed');
}
`;
const INSPECT = tower('inspect', 'console.log(x);');

const FILES = {
  'away.js':
    "import { inspect } from './inspect.js';\nexport const load = async () => inspect(await fetch('/api'));\n",
  'inspect.js': `${INSPECT}export const inspect = (res) => inspect0(res);\n`,
  'long.js': `export const load = async () => ${CALL}${INSPECT}`,
  'longer.js': `${Array.from({ length: 20 }, (_, index) => `const load${String(index)} = async () => ${CALL}`).join('')}${INSPECT}`,
  'search.js': `export const load = () => {\n  send0('/api');\n  return fetch('/late');\n};\n${tower('send', 'return fetch(x);')}`,
  'short.js': "export const load = () => fetch('/api');\n",
};

it.each(['check', 'inspect'])(
  '%s --debug names what was too long to follow, and what helps',
  async (command) => {
    const { stderr } = await runCli([command, '--debug'], { cwd: temporaryTree(FILES) });
    expect(stderr).toMatchInlineSnapshot(`
      "debug: away.js: 1 call into other files (line 2) not followed to the end: it took more than 2,000 steps; split the functions that it leads to
      debug: long.js: 1 call (line 2) not followed to the end, facts unknown: it took more than 20,000 steps; split the functions around it
      debug: longer.js: 11 calls (lines 2, 7, 12, 17, 22 and 6 more) not followed to the end, facts unknown: each took more than 20,000 steps; split the functions around them
      debug: longer.js: 9 calls (lines 57, 62, 67, 72, 77 and 4 more) not followed, facts unknown: the file took more than 250,000 steps; split it, or leave it out with "ignore" where it is generated
      debug: search.js: 1 function (line 1) not searched to the end, calls may be missing: it took more than 8,000 steps; split it
      "
    `);
  },
);

it('is silent without --debug, save for the count of the last line', async () => {
  const { stdout, stderr } = await runCli(['inspect'], { cwd: temporaryTree(FILES) });
  expect(stderr).toBe('');
  expect(stdout).toMatch(/too many paths to follow them all: \d+/);
});
