import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryTree } from '../project/temporary-tree.js';
import { runCli } from './run-cli.js';

const PROJECT = {
  'package.json': '{ "type": "module" }',
  'src/http.ts': `export async function load(path: string) {
  const res = await fetch('https://api.acme.test' + path);
  if (!res.ok) throw new Error(\`HTTP \${res.status}\`, { cause: { status: res.status } });
  return res.json();
}
`,
  'src/page.ts': `import { load } from './http.js';
export const page = () => load('/page').catch(() => null);
`,
};

const run = async (cwd: string): Promise<string> =>
  (await runCli(['inspect', '--cache', '--cache-location', '.kept', '--json', '.'], { cwd }))
    .stdout;

function edit(cwd: string, file: string, change: (text: string) => string): void {
  writeFileSync(join(cwd, file), change(readFileSync(join(cwd, file), 'utf8')));
}

/** Put a mark into what was kept, which shows whether it is used. */
function mark(cwd: string): void {
  const [kept = ''] = readdirSync(join(cwd, '.kept'));
  edit(cwd, `.kept/${kept}`, (text) => text.replaceAll('"client":"fetch"', '"client":"other"'));
}

describe('inspect --cache', () => {
  test('says the same from what it has kept', async () => {
    const cwd = temporaryTree(PROJECT);
    const first = await run(cwd);
    expect(JSON.parse(first)).toMatchObject({ calls: [{ line: 2 }, { via: { name: 'load' } }] });
    expect(await run(cwd)).toBe(first);
    mark(cwd);
    expect(await run(cwd)).toContain('"other"');
  });

  test.each<[string, (cwd: string) => void]>([
    [
      'a file',
      (cwd) => {
        edit(cwd, 'src/page.ts', (text) => `${text}\n`);
      },
    ],
    [
      'a file that another imports',
      (cwd) => {
        edit(cwd, 'src/http.ts', (text) => `${text}\n`);
      },
    ],
    [
      'a new file',
      (cwd) => {
        writeFileSync(join(cwd, 'src/new.ts'), 'export {};\n');
      },
    ],
    [
      'where imports lead',
      (cwd) => {
        writeFileSync(join(cwd, 'tsconfig.json'), '{}');
      },
    ],
    [
      'our own settings',
      (cwd) => {
        writeFileSync(join(cwd, 'unhappy-path.config.json'), '{"statuses":[403]}');
      },
    ],
  ])('looks again where %s has changed', async (_, change) => {
    const cwd = temporaryTree(PROJECT);
    await run(cwd);
    mark(cwd);
    change(cwd);
    expect(await run(cwd)).not.toContain('"other"');
  });

  test('looks again where what it has kept is broken', async () => {
    const cwd = temporaryTree(PROJECT);
    const first = await run(cwd);
    const [kept = ''] = readdirSync(join(cwd, '.kept'));
    edit(cwd, `.kept/${kept}`, (text) => text.slice(0, 100));
    expect(await run(cwd)).toBe(first);
  });

  test('says in one line that nothing can be kept', async () => {
    const cwd = temporaryTree({ ...PROJECT, '.kept': 'a file' });
    const { status, stderr } = await runCli(
      ['inspect', '--cache', '--cache-location', '.kept', '.'],
      { cwd },
    );
    expect(stderr).toMatch(/nothing is kept for the next run/);
    expect(status).toBe(0);
  });
});
