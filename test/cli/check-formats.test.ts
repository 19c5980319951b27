import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSarif } from '../report/sarif-schema.js';
import { creditsProject } from './credits-project.js';
import { runCli } from './run-cli.js';

const FORMATS = ['stylish', 'json', 'sarif', 'github', 'gitlab', 'junit', 'markdown'];

interface JsonReport {
  findings: { file: string; line: number; rule: string; message: string }[];
}

it('writes every format at once, and all of them tell of the same findings', async () => {
  const cwd = creditsProject();
  execFileSync('git', ['init', '--quiet'], { cwd });
  const outputs = FORMATS.flatMap((format) => ['--output', `${format}=out/check.${format}`]);
  const { status, stdout, stderr } = await runCli(['check', '--format', 'github', ...outputs], {
    cwd,
  });
  expect(status).toBe(1);
  expect(stderr).toMatch(/^Analysed 3 calls in 4 files; .*\n$/);
  const read = (format: string): string =>
    readFileSync(join(cwd, 'out', `check.${format}`), 'utf8');
  expect(read('github')).toBe(stdout);

  const { findings } = JSON.parse(read('json')) as JsonReport;
  expect(findings).toHaveLength(2);
  const { results = [] } = readSarif(read('sarif')).runs[0] ?? {};
  expect(
    results.map(({ ruleId, message, locations }) => {
      const { artifactLocation, region } = locations?.[0]?.physicalLocation ?? {};
      return [artifactLocation?.uri, region?.startLine, ruleId, message.text];
    }),
  ).toEqual(findings.map(({ file, line, rule, message }) => [file, line, rule, message]));
  for (const format of ['stylish', 'github', 'gitlab', 'junit', 'markdown']) {
    for (const { file, rule } of findings) {
      expect(read(format), format).toContain(file);
      expect(read(format), format).toContain(rule);
    }
  }

  // The way of the answer is found out for the one format that shows it.
  const steps = results[0]?.codeFlows?.[0]?.threadFlows[0]?.locations.map(
    ({ location }) =>
      `${String(location?.physicalLocation?.region?.startLine)} ${location?.message?.text ?? ''}`,
  );
  expect(steps).toEqual([
    '3 `fetch` sends the request',
    '7 the status is tested: 2xx goes another way',
    '8 `Error` is thrown with nothing of the answer → lost here',
  ]);
});

describe('below the root of a repository', () => {
  it('CI finds the files from there, and links lead to the commit', async () => {
    const cwd = creditsProject();
    mkdirSync(join(cwd, '.git'));
    const { stdout } = await runCli(
      ['check', '--format', 'github', '--output', 'markdown=c.md', '--output', 'gitlab=g.json'],
      {
        cwd: join(cwd, 'src'),
        env: {
          GITHUB_SERVER_URL: 'https://github.example',
          GITHUB_REPOSITORY: 'acme/shop',
          GITHUB_SHA: 'abc123',
        },
      },
    );
    expect(stdout).toMatch(/^::error file=src\/lost\.ts,line=3,/);
    expect(readFileSync(join(cwd, 'src/c.md'), 'utf8')).toContain(
      'href="https://github.example/acme/shop/blob/abc123/src/lost.ts#L3-L6"',
    );
    expect(JSON.parse(readFileSync(join(cwd, 'src/g.json'), 'utf8'))).toMatchObject([
      { location: { path: 'src/lost.ts' } },
      { location: { path: 'src/unchecked.jsx' } },
    ]);
  });
});

it('says on one line which file cannot be written, writes the others and exits with 2', async () => {
  const cwd = creditsProject();
  const { status, stdout, stderr } = await runCli(
    ['check', '--format', 'json', '--output', 'sarif=src', '--output', 'junit=junit.xml'],
    { cwd },
  );
  expect(status).toBe(2);
  expect(stderr.split('\n')[0]).toMatch(/^error: src: cannot be written \(.+\)$/);
  expect(JSON.parse(stdout)).toHaveProperty('findings');
  expect(existsSync(join(cwd, 'junit.xml'))).toBe(true);
});

it.each([
  ['sarf=x', /"sarf" is not a format.*sarif/],
  ['sarif', /Name the file: --output sarif=FILE/],
  ['sarif=-', /Standard output is for --format sarif/],
])('refuses --output %s in one line that says how it is written', async (value, message) => {
  const { status, stdout, stderr } = await runCli(['check', '--output', value], {
    cwd: creditsProject(),
  });
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(message);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
});

it('lists the formats in its help, each with what it is for', async () => {
  const { stdout } = await runCli(['help', 'check'], { cwd: creditsProject() });
  for (const format of FORMATS) expect(stdout).toMatch(new RegExp(`^  ${format} +\\w.+$`, 'm'));
});
