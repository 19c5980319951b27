import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Explanation } from '../../src/facts/index.js';
import { temporaryTree } from '../project/temporary-tree.js';
import { runCli } from './run-cli.js';
import { usersProject } from './users-project.js';

it('tells the way through the files of a wrapper to the catch that ends it', async () => {
  const result = await runCli(['inspect', '--explain', 'src/page.ts:5'], { cwd: usersProject() });
  expect({ status: result.status, stderr: result.stderr }).toEqual({ status: 0, stderr: '' });
  expect(result.stdout).toMatchInlineSnapshot(`
    "POST api.acme.test/users (through \`add\`)
    src/page.ts:5:11: checked yes; key absent; request id absent (dropped at src/lib/errors.ts:8)

    402 and 429: lost

    1. src/page.ts:5:11 in \`add\`: \`users.add\` is called
         4 |   try {
       > 5 |     await users.add(name);
           |           ^^^^^^^^^
         6 |   } catch {

    2. src/lib/users.ts:5:26 in \`add\`: \`request\` is called
         4 |   list: () => request('/users'),
       > 5 |   add: (name: string) => request('/users', { method: 'POST', body: name }),
           |                          ^^^^^^^
         6 | };

    3. src/lib/http.ts:4:21 in \`request\`: \`fetch\` sends the request
         3 | export async function request(path: string, init?: RequestInit) {
       > 4 |   const res = await fetch('https://api.acme.test' + path, init);
           |                     ^^^^^
         5 |   if (!res.ok) raise(res);

    4. src/lib/http.ts:5:8 in \`request\`: the status is tested: 2xx goes another way
         4 |   const res = await fetch('https://api.acme.test' + path, init);
       > 5 |   if (!res.ok) raise(res);
           |        ^^^^^^
         6 |   return res.json();

    5. src/lib/errors.ts:8:3 in \`raise\`: \`HttpError\` is thrown with the status
         7 | export function raise(res: Response): never {
       > 8 |   throw new HttpError(res.status);
           |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
         9 | }

    6. src/page.ts:6:5 in \`add\`: the failure is caught → lost here
         5 |     await users.add(name);
       > 6 |   } catch {
           |     ^^^^^
         7 |     show('That did not work');

    Analysed 5 calls in 5 files; unknown in part: 1 (key 1; the headers come from code that is not followed: 1).
    "
  `);
});

it('tells at the wrapper what a component of another file makes of each status, and who else calls', async () => {
  const { stdout } = await runCli(['inspect', '--explain', 'src/lib/http.ts:4'], {
    cwd: usersProject(),
  });
  expect(withoutCode(stdout)).toMatchInlineSnapshot(`
    "The request to api.acme.test/*
    src/lib/http.ts:4:21: checked yes; key unknown; request id absent (dropped at src/lib/errors.ts:8)

    402: propagated

    1. src/lib/http.ts:4:21 in \`request\`: \`fetch\` sends the request

    2. src/lib/http.ts:5:8 in \`request\`: the status is tested: 2xx goes another way

    3. src/lib/errors.ts:8:3 in \`raise\`: \`HttpError\` is thrown with the status → leaves as data

    429: distinguished

    1. src/List.vue:11:23 in \`load\`: \`users.list\` is called

    2. src/lib/users.ts:4:15 in \`list\`: \`request\` is called

    3. src/lib/http.ts:4:21 in \`request\`: \`fetch\` sends the request

    4. src/lib/http.ts:5:8 in \`request\`: the status is tested: 2xx goes another way

    5. src/lib/errors.ts:8:3 in \`raise\`: \`HttpError\` is thrown with the status

    6. src/List.vue:12:5 in \`load\`: the failure is caught

    7. src/List.vue:13:42 in \`load\`: the status is tested: 429 is told apart → distinguished here

    4 calls get its answer from here:
      src/lib/users.ts:4:15  402 propagated; 429 distinguished
      src/lib/users.ts:5:26  402 and 429 propagated
      src/List.vue:11:23  402 propagated; 429 distinguished
      src/page.ts:5:11  402 and 429 lost at line 6

    Analysed 5 calls in 5 files; unknown in part: 1 (key 1; the headers come from code that is not followed: 1).
    "
  `);
});

describe('--format json', () => {
  it.each([['--format', 'json'], ['--json']])('%s gives the steps', async (...format) => {
    const { status, stdout, stderr } = await runCli(
      ['inspect', ...format, '--explain', 'src/List.vue:11'],
      { cwd: usersProject() },
    );
    expect(status).toBe(0);
    expect(stderr).toMatch(/^Analysed \d+ calls in \d+ files;.*\n$/);
    const report = JSON.parse(stdout) as { version: number; explanations: Explanation[] };
    expect(report.version).toBe(1);
    const [explanation] = report.explanations;
    expect(Object.keys(explanation ?? {})).toEqual(['call', 'ways', 'callers']);
    const ways = explanation?.ways.map(({ statuses, fate, steps }) => [
      statuses.join(),
      fate,
      steps.map(({ kind, file, line }) => `${kind} ${file}:${String(line)}`),
    ]);
    expect(ways).toEqual([
      [
        '402',
        'propagated',
        [
          'called src/List.vue:11',
          'called src/lib/users.ts:4',
          'sent src/lib/http.ts:4',
          'tested src/lib/http.ts:5',
          'thrown src/lib/errors.ts:8',
          'caught src/List.vue:12',
          'tested src/List.vue:13',
          'thrown src/List.vue:13',
        ],
      ],
      [
        '429',
        'distinguished',
        [
          'called src/List.vue:11',
          'called src/lib/users.ts:4',
          'sent src/lib/http.ts:4',
          'tested src/lib/http.ts:5',
          'thrown src/lib/errors.ts:8',
          'caught src/List.vue:12',
          'tested src/List.vue:13',
        ],
      ],
    ]);
  });

  it('has the documented fields of a step, in their order', async () => {
    const { stdout } = await runCli(['inspect', '--json', '--explain', 'src/page.ts:5'], {
      cwd: usersProject(),
    });
    const report = JSON.parse(stdout) as { explanations: Explanation[] };
    const thrown = report.explanations[0]?.ways[0]?.steps.find(({ kind }) => kind === 'thrown');
    expect(JSON.stringify(thrown, null, 2)).toMatchInlineSnapshot(`
      "{
        "kind": "thrown",
        "file": "src/lib/errors.ts",
        "line": 8,
        "column": 3,
        "endLine": 8,
        "endColumn": 35,
        "within": "raise",
        "name": "HttpError",
        "carries": [
          "status"
        ],
        "elsewhere": [],
        "apart": [],
        "decides": false
      }"
    `);
  });
});

describe('the position', () => {
  const TWO = "export const a = () => [fetch('/a'), fetch('/b')];\n";

  it('may have a column, which picks one of several calls of a line', async () => {
    const cwd = temporaryTree({ 'a.ts': TWO });
    const both = await runCli(['inspect', '--explain', 'a.ts:1'], { cwd });
    expect(both.stdout.match(/^GET .*/gm)).toEqual(['GET /a', 'GET /b']);
    const second = await runCli(['inspect', '--explain', 'a.ts:1:39'], { cwd });
    expect(second.stdout.match(/^GET .*/gm)).toEqual(['GET /b']);
  });

  it('may be absolute, or relative to a folder below', async () => {
    const root = usersProject();
    const cwd = join(root, 'src/lib');
    for (const where of [join(root, 'src/page.ts:5'), '../page.ts:5', './../page.ts:5']) {
      const { status, stdout } = await runCli(['inspect', '--explain', where], { cwd });
      expect(status).toBe(0);
      expect(stdout).toContain('2. users.ts:5:26 in `add`: `request` is called\n');
    }
  });

  it.each([
    [
      'src/page.ts:1',
      'src/page.ts:1: no HTTP call is here; the nearest: src/page.ts:5 (POST api.acme.test/users (through `add`))',
    ],
    [
      'src/lib/errors.ts:8',
      'src/lib/errors.ts:8: the file has no HTTP call that the analysis knows; `unhappy-path inspect` lists the calls there are',
    ],
    ['src/nope.ts:1', 'src/nope.ts: no such file or folder; check the path'],
    [
      'src/page.ts',
      '--explain src/page.ts: write FILE:LINE or FILE:LINE:COLUMN; see unhappy-path inspect --help',
    ],
  ])('%s: one line on what is wrong, with exit code 2', async (where, message) => {
    const result = await runCli(['inspect', '--explain', where], { cwd: usersProject() });
    expect(result).toEqual({ status: 2, stdout: '', stderr: `error: ${message}\n` });
  });
});

it('has colours for whoever forces them, and none in a pipe', async () => {
  const cwd = temporaryTree({ 'a.ts': "void fetch('/\u001B[31m');\n" });
  const piped = await runCli(['inspect', '--explain', 'a.ts:1'], { cwd });
  const forced = await runCli(['inspect', '--explain', 'a.ts:1'], {
    cwd,
    env: { FORCE_COLOR: '1' },
  });
  expect(piped.stdout).not.toContain('\u001B[');
  expect(forced.stdout).toContain('\u001B[');
});

/** The lines that are no code frame. */
function withoutCode(text: string): string {
  return text
    .split('\n')
    .filter((line) => !/^ {3}[ >] +\d* \|/.test(line))
    .join('\n');
}
