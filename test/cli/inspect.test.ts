import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ApiCall } from '../../src/facts/index.js';
import { temporaryTree } from '../project/temporary-tree.js';
import { creditsProject } from './credits-project.js';
import { runCli } from './run-cli.js';

async function inspectJson(cwd: string, ...paths: string[]): Promise<ApiCall[]> {
  const { status, stdout } = await runCli(['inspect', '--json', ...paths], { cwd });
  expect(status).toBe(0);
  const report = JSON.parse(stdout) as { version: number; calls: ApiCall[] };
  expect(Object.keys(report)).toEqual(['version', 'calls']);
  expect(report.version).toBe(1);
  return report.calls;
}

it('shows every call in a table with a summary, and a line on what was seen', async () => {
  const { status, stdout, stderr } = await runCli(['inspect'], { cwd: creditsProject() });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatchInlineSnapshot(`
    "  line   method  url                          checked  402            429            key     request id

    src/handled.ts
      12:26  GET     api.pioneer.ai/v1/credits    yes      distinguished  distinguished  na      propagated

    src/lost.ts
      3:26   POST    api.pioneer.ai/v1/inference  yes      lost           lost           absent  absent

    src/unchecked.jsx
      3:35   GET     /api/price                   no       unchecked      unchecked      na      na

    Unhandled in 3 calls:
      402         2 of 3  1 unchecked, 1 lost, 1 distinguished
      429         2 of 3  1 unchecked, 1 lost, 1 distinguished
      key         1 of 1  1 absent
      request id  1 of 2  1 absent, 1 propagated

    Analysed 3 calls in 4 files; unknown in part: 0.
    "
  `);
});

describe('--json', () => {
  it('has nothing but the report on standard output', async () => {
    const { stdout, stderr } = await runCli(['inspect', '--json'], { cwd: creditsProject() });
    expect(JSON.parse(stdout)).toMatchObject({ version: 1 });
    expect(stderr).toMatch(/^Analysed 3 calls in 4 files; unknown in part: \d.*\n$/);
  });

  it('has the documented fields, in their order', async () => {
    const [call] = await inspectJson(creditsProject(), 'src/lost.ts');
    expect(JSON.stringify(call, null, 2)).toMatchInlineSnapshot(`
      "{
        "file": "src/lost.ts",
        "line": 3,
        "column": 26,
        "endLine": 6,
        "endColumn": 5,
        "client": "fetch",
        "via": null,
        "within": "infer",
        "callersDecide": [],
        "method": "POST",
        "url": {
          "kind": "absolute",
          "host": "api.pioneer.ai",
          "path": "/v1/inference"
        },
        "contract": "pioneer",
        "checked": "yes",
        "checkedAt": [],
        "fate": {
          "402": {
            "kind": "lost",
            "at": [
              {
                "file": "src/lost.ts",
                "line": 8
              }
            ]
          },
          "429": {
            "kind": "lost",
            "at": [
              {
                "file": "src/lost.ts",
                "line": 8
              }
            ]
          }
        },
        "idempotency": "absent",
        "requestId": "absent",
        "requestIdAt": [
          {
            "file": "src/lost.ts",
            "line": 8
          }
        ],
        "retry": null,
        "unknownBecause": []
      }"
    `);
  });

  it('is sorted by file, then position, whatever the order of the paths', async () => {
    const cwd = temporaryTree({
      'b.ts': "void fetch('/b1').then((r) => fetch('/b2'));\nvoid fetch('/b3');\n",
      'a/z.ts': "void fetch('/z');\n",
      'a.ts': "void fetch('/a');\n",
    });
    const calls = await inspectJson(cwd, 'b.ts', 'a', 'a.ts');
    expect(calls.map(({ file, url }) => `${file} ${url.path ?? ''}`)).toEqual([
      'a.ts /a',
      'a/z.ts /z',
      'b.ts /b1',
      'b.ts /b2',
      'b.ts /b3',
    ]);
    expect(await inspectJson(cwd)).toEqual(calls);
  });

  it('shows paths from the working directory', async () => {
    const root = creditsProject();
    const calls = await inspectJson(join(root, 'src'), '../src/lost.ts');
    expect(calls.map(({ file }) => file)).toEqual(['lost.ts']);
    expect(calls[0]?.fate['402']?.at).toEqual([{ file: 'lost.ts', line: 8 }]);
  });

  it('counts lines and columns as editors do, with byte order mark and Windows line ends', async () => {
    const cwd = temporaryTree({
      'a.ts': "\uFEFFconst a = 'ü🙂'; void fetch('/a');\r\nvoid fetch('/b');\r\n",
    });
    const calls = await inspectJson(cwd);
    expect(calls.map(({ line, column }) => [line, column])).toEqual([
      [1, 23],
      [2, 6],
    ]);
  });

  it('is an empty list where nothing calls', async () => {
    expect(await inspectJson(creditsProject(), 'src/no-call.ts')).toEqual([]);
  });
});

describe('colours', () => {
  it('are for terminals, and for whoever forces them', async () => {
    const cwd = creditsProject();
    const piped = await runCli(['inspect'], { cwd, env: { CI: 'true' } });
    const forced = await runCli(['inspect'], { cwd, env: { FORCE_COLOR: '1' } });
    expect(piped.stdout).not.toContain('\u001B[');
    expect(forced.stdout).toContain('\u001B[31mlost\u001B[39m');
  });
});
