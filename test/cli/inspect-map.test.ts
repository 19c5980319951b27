import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryTree } from '../project/temporary-tree.js';
import { creditsProject } from './credits-project.js';
import { runCli } from './run-cli.js';

describe('inspect --compare', () => {
  test('says in the terminal and in JSON what is better, worse, new and gone', async () => {
    const cwd = creditsProject();
    const before = await runCli(['inspect', '--json', 'src'], { cwd });
    writeFileSync(join(cwd, 'before.json'), before.stdout);
    writeFileSync(
      join(cwd, 'src/handled.ts'),
      `

export async function readCredits(): Promise<unknown> {
  const response = await fetch('https://api.pioneer.ai/v1/credits');
  if (!response.ok) throw new Error('Failed');
  return response.json();
}
export async function readPrice(): Promise<unknown> {
  return (await fetch('https://price.test')).json();
}
`,
    );
    writeFileSync(join(cwd, 'src/unchecked.jsx'), '');

    const [text, json] = await Promise.all([
      runCli(['inspect', '--compare', 'before.json', 'src'], { cwd }),
      runCli(['inspect', '--compare', 'before.json', '--json', 'src'], { cwd }),
    ]);
    expect(text).toMatchObject({ status: 0, stderr: '' });
    expect(text.stdout)
      .toBe(`Against before.json: 1 worse, 0 better, 1 the same, 1 new, 1 gone of 3 calls

Worse
  src/handled.ts:4  GET api.pioneer.ai/v1/credits  402 distinguished → lost, 429 distinguished → lost, request id propagated → absent

New, and unhandled in part
  src/handled.ts:9  GET price.test/  402 unchecked, 429 unchecked

Gone
  src/unchecked.jsx:3  GET /api/price

Analysed 3 calls in 4 files; unknown in part: 0.
`);
    expect(json.status).toBe(0);
    const report = JSON.parse(json.stdout) as { calls: unknown[]; comparison: unknown };
    expect(report.calls).toHaveLength(3);
    expect(report.comparison).toMatchObject({
      against: 'before.json',
      worse: 1,
      better: 0,
      same: 1,
      added: 1,
      gone: [{ file: 'src/unchecked.jsx', line: 3, method: 'GET', url: '/api/price' }],
      changes: [
        {
          file: 'src/handled.ts',
          line: 4,
          change: 'worse',
          paths: [
            { path: '402', before: 'distinguished', after: 'lost', change: 'worse' },
            { path: '429', before: 'distinguished', after: 'lost', change: 'worse' },
            { path: 'request-id', before: 'propagated', after: 'absent', change: 'worse' },
          ],
        },
        { file: 'src/handled.ts', line: 9, change: 'new', paths: [] },
      ],
    });
  });
});

describe('bad input is one line and exit code 2', () => {
  test.each([
    [['--compare', 'none.json'], /^error: --compare none\.json: cannot be read \(ENOENT: .*\)\n$/],
    [
      ['--compare', 'package.json'],
      /^error: --compare package\.json: is not a report of calls .*\n$/,
    ],
    [
      ['--html', 'map.html', '--links', 'web'],
      /^error: --links web: write auto, editor, none, or .*\n$/,
    ],
    [
      ['--html', 'src/lost.ts/map.html'],
      /^error: src\/lost\.ts\/map\.html: cannot be written \(.*\)\n$/,
    ],
  ])('%j', async (options, message) => {
    const cwd = creditsProject();
    const { status, stderr } = await runCli(['inspect', ...options, 'src'], { cwd });
    expect(stderr).toMatch(message);
    expect(status).toBe(2);
    expect(existsSync(join(cwd, 'map.html'))).toBe(false);
  });
});

test('a project without a call has a map too', async () => {
  const cwd = temporaryTree({ 'a.ts': 'export {};' });
  const { status, stdout } = await runCli(['inspect', '--html', 'out/map.html'], { cwd });
  expect({ status, stdout }).toEqual({
    status: 0,
    stdout: 'The map is in out/map.html.\n\nAnalysed 0 calls in 1 file; unknown in part: 0.\n',
  });
  expect(existsSync(join(cwd, 'out/map.html'))).toBe(true);
});
