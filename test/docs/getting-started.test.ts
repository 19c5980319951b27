import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { type CliResult, runCli } from '../cli/run-cli.js';
import { temporaryTree } from '../project/temporary-tree.js';

const page = readFileSync(
  fileURLToPath(new URL('../../docs/getting-started.md', import.meta.url)),
  'utf8',
);

/** In the order of the page: what stands behind the three ticks, and the block. */
const blocks = [...page.matchAll(/^```(.*)\n([^]*?)^```$/gm)].map(
  ([, info = '', text = '']) => ({ info, text }) as const,
);

const shown = (info: string): string | undefined =>
  blocks.find((block) => block.info === info)?.text;

/** The project of the page, before its first step. */
function project(): string {
  const cwd = temporaryTree({
    'package.json':
      '{\n  "type": "module",\n  "devDependencies": {\n    "eslint": "^10.0.0",\n    "unhappy-path": "^0.1.0"\n  }\n}\n',
    'package-lock.json': '{}\n',
    'eslint.config.js':
      "import js from '@eslint/js';\n\nexport default [js.configs.recommended];\n",
    'src/chat.js': shown('js src/chat.js') ?? '',
  });
  execFileSync('git', ['init', '--quiet'], { cwd });
  return cwd;
}

/** Run a line of the page; `npm run` as npm would, by the script that stands in the manifest by then. */
async function run(cwd: string, command: string): Promise<CliResult> {
  const { scripts } = JSON.parse(readFileSync(join(cwd, 'package.json'), 'utf8')) as {
    scripts?: Record<string, string>;
  };
  const script = /^npm run (\S+)$/.exec(command)?.[1];
  const line = script === undefined ? command.replace(/^npx /, '') : (scripts?.[script] ?? '');
  const [program, ...args] = line.split(' ');
  expect(program, command).toBe('unhappy-path');
  return runCli(args, { cwd });
}

function commitAsMain(cwd: string): void {
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.test', ...args], { cwd });
  git('add', '.');
  git('commit', '--quiet', '--message', 'The steps before');
  git('update-ref', 'refs/remotes/origin/main', 'HEAD');
}

it('leads from nothing to a check that is green, with the output that it shows', async () => {
  const cwd = project();
  const statuses: string[] = [];
  let printed = '';
  for (const { info, text } of blocks) {
    if (info === 'js src/chat.js mended') writeFileSync(join(cwd, 'src/chat.js'), text);
    if (info.startsWith('text ')) expect(text, info).toBe(`${printed.trimEnd()}\n`);
    if (info !== 'sh') continue;
    for (const command of text.trim().split('\n')) {
      // Installing is npm's; the manifest has what it writes.
      if (command.startsWith('npm install ')) continue;
      if (command.includes('origin/main')) commitAsMain(cwd);
      const { status, stdout } = await run(cwd, command);
      printed = stdout;
      statuses.push(`${command}: ${status}`);
    }
  }
  expect(statuses).toEqual([
    'npx unhappy-path init: 0',
    'npm run unhappy-path: 1',
    'npx unhappy-path check --baseline unhappy-path-baseline.jsonl --update-baseline: 0',
    'npx unhappy-path check --baseline unhappy-path-baseline.jsonl: 0',
    'npx unhappy-path check --since origin/main: 0',
    'npx unhappy-path check --baseline unhappy-path-baseline.jsonl --update-baseline: 0',
    'npx unhappy-path check: 0',
  ]);
  expect(readFileSync(join(cwd, 'unhappy-path-baseline.jsonl'), 'utf8').trim()).toBe('');
  expect(readFileSync(join(cwd, '.gitattributes'), 'utf8')).toContain('unhappy-path-baseline');
}, 120_000);
