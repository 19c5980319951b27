import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { temporaryTree } from '../project/temporary-tree.js';
import { CREDITS_PROJECT } from './credits-project.js';
import { type CliResult, runCli } from './run-cli.js';

const PROJECT = {
  ...CREDITS_PROJECT,
  'src/http.ts': `export async function load(path: string) {
  const res = await fetch('https://api.acme.test' + path);
  if (!res.ok) throw new Error(\`HTTP \${res.status}\`, { cause: { status: res.status } });
  return res.json();
}
`,
  'src/page.ts': `import { load } from './http.js';
export const page = () => load('/page').catch(() => null);
`,
  'src/broken.ts': "const = await fetch('/x');\n",
};

const root = mkdtempSync(join(tmpdir(), 'unhappy-path-merge-'));
let cwd = '';
let elsewhere = '';

function shard(index: number, count: number, ...more: string[]): Promise<CliResult> {
  return runCli(['check', '--shard', `${index}/${count}`, ...more], { cwd });
}

beforeAll(async () => {
  cwd = join(root, 'project');
  for (const [file, text] of Object.entries(PROJECT)) {
    mkdirSync(dirname(join(cwd, file)), { recursive: true });
    writeFileSync(join(cwd, file), text);
  }
  const written = await Promise.all([1, 2, 3].map((index) => shard(index, 3)));
  expect(written.map(({ status }) => status)).toEqual([0, 0, 0]);
  expect(written[0]?.stdout).toMatch(
    /^Wrote unhappy-path-part-1-of-3\.json: part 1 of 3, \d of 7 files/,
  );
  elsewhere = join(root, 'elsewhere');
  mkdirSync(elsewhere);
  for (const index of [1, 2, 3]) {
    const name = `unhappy-path-part-${index}-of-3.json`;
    cpSync(join(cwd, name), join(elsewhere, name));
  }
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

const PARTS = [1, 2, 3].map((index) => `unhappy-path-part-${index}-of-3.json`);

describe('parts that are joined where the project is not', () => {
  test.each([
    ['check', '--format', 'stylish'],
    ['check', '--format', 'json', '--config', 'strict'],
    ['inspect', '--format', 'json'],
    ['inspect', '--format', 'table'],
  ])('say what %s %s %s says of the whole', async (command, ...options) => {
    const whole = await runCli([command, ...options, '--debug'], { cwd });
    const mode = command === 'inspect' ? ['--inspect'] : [];
    const merged = await runCli(['merge', ...mode, ...options, '--debug', ...PARTS.toReversed()], {
      cwd: elsewhere,
    });
    expect(merged).toEqual(whole);
    expect(merged.status).toBe(2);
    expect(merged.stdout + merged.stderr).toContain('src/broken.ts');
  });
});

test('what callers in other shards do with an answer counts', async () => {
  const { stdout } = await runCli(['merge', '--inspect', '--format', 'json', ...PARTS], {
    cwd: elsewhere,
  });
  expect(stdout).toContain('"name": "load"');
});

test('each of several repositories stands below a folder of its own', async () => {
  const named = PARTS.flatMap((part) => [`acme/web=${part}`, `acme/api=${part}`]);
  const { stdout, status } = await runCli(['merge', '--format', 'json', ...named], {
    cwd: elsewhere,
  });
  const { findings, summary } = JSON.parse(stdout) as {
    findings: { file: string; line: number }[];
    summary: { files: number };
  };
  const [api, web] = ['acme/api/', 'acme/web/'].map((folder) =>
    findings
      .filter(({ file }) => file.startsWith(folder))
      .map(({ file, line }) => `${file.slice(folder.length)}:${line}`),
  );
  expect(api?.length).toBeGreaterThan(1);
  expect(web).toEqual(api);
  expect(summary.files).toBe(12);
  expect(status).toBe(2);
});

describe('merge says in one line what cannot be joined, and exits with 2:', () => {
  const [first = '', second = '', third = ''] = PARTS;
  const refused = async (...parts: string[]): Promise<string> => {
    const { status, stdout, stderr } = await runCli(['merge', ...parts], { cwd: elsewhere });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr.trim().split('\n')).toHaveLength(1);
    return stderr;
  };

  it('a missing part', async () => {
    expect(await refused(first, third)).toContain('error: part 2 of 3 is missing; run --shard 2/3');
  });

  it('a part that is there twice', async () => {
    expect(await refused(first, second, third, second)).toContain('are both part 2 of 3');
  });

  it('a file that is none, or is cut off', async () => {
    writeFileSync(join(elsewhere, 'none.json'), '{"version":1}');
    expect(await refused('none.json')).toContain('none.json: is no part of a run');
    const text = readFileSync(join(elsewhere, first), 'utf8');
    writeFileSync(join(elsewhere, 'cut.json'), text.slice(0, -200));
    expect(await refused('cut.json', second, third)).toContain('cut.json: is damaged or cut off');
    expect(await refused('nowhere.json')).toContain('nowhere.json: cannot be read');
  });

  it('a part of another version', async () => {
    const text = readFileSync(join(elsewhere, first), 'utf8');
    writeFileSync(
      join(elsewhere, 'old.json'),
      text.replace(/"version":"[^"]+"/, '"version":"0.0.1"'),
    );
    expect(await refused('old.json', second, third)).toMatch(/unhappy-path 0\.0\.1, and this is/);
  });

  it('parts of other settings, other files, or another number of shards', async () => {
    const file = (name: string): string => join(elsewhere, `${name}.json`);
    await shard(1, 2, '--part', file('half'));
    expect(await refused('half.json', second)).toContain('one of 2 parts');
    const other = temporaryTree({ ...PROJECT, 'src/http.ts': `${PROJECT['src/http.ts']}\n` });
    await runCli(['check', '--shard', '1/3', '--part', file('changed')], { cwd: other });
    expect(await refused('changed.json', second, third)).toContain('are of different files');
    writeFileSync(join(other, 'src/http.ts'), PROJECT['src/http.ts']);
    writeFileSync(join(other, 'unhappy-path.config.json'), '{ "statuses": [403] }');
    await runCli(['check', '--shard', '1/3', '--part', file('settings')], { cwd: other });
    expect(await refused('settings.json', second, third)).toContain('different settings');
  });
});

test('a shard that does not exist is refused', async () => {
  const { status, stderr } = await shard(5, 4);
  expect(status).toBe(2);
  expect(stderr).toMatch(/'5\/4' is invalid\. Name one of several shards/);
});

it('makes one map of the parts of several repositories', async () => {
  const folder = temporaryTree({});
  const part = (name: string, ...more: string[]): Promise<CliResult> =>
    runCli(['inspect', '--part', join(folder, name), ...more, 'src/lost.ts'], { cwd });
  await Promise.all([part('a.json', '--html', 'map.html'), part('b.json')]);

  const parts = ['acme/web=a.json', 'acme/api=a.json'];
  const args = ['merge', '--inspect', '--html', 'map.html'];
  const { status, stdout } = await runCli([...args, ...parts], { cwd: folder });
  expect({ status, stdout }).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(
      /^The map is in map\.html\.\n\nAnalysed 2 calls in 2 files/,
    ) as string,
  });
  const page = readFileSync(join(folder, 'map.html'), 'utf8');
  expect(page).toContain('acme/web/src/lost.ts');
  expect(page).toContain('acme/api/src/lost.ts');

  const without = await runCli([...args, 'b.json'], { cwd: folder });
  expect(without).toMatchObject({ status: 2, stdout: '' });
  expect(without.stderr).toMatch(/^error: the parts hold no ways of answers, .*--html.*\n$/);
});
