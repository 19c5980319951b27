import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Repository } from '../change/repository.js';
import { temporaryTree } from '../project/temporary-tree.js';
import { CREDITS_PROJECT, creditsProject } from './credits-project.js';
import { runCli } from './run-cli.js';

const KNOWN = ['--baseline', 'known.jsonl'];

describe('--baseline', () => {
  it('says on one line what is wrong with the file, and exits with 2', async () => {
    const cwd = creditsProject({
      'text.jsonl': '{"file":"a.ts"\n',
      'other.jsonl': '\n{"file":"a.ts"}\n',
      'merged.jsonl': '<<<<<<< HEAD\n=======\n>>>>>>> topic\n',
    });
    const said = async (name: string) => {
      const { status, stdout, stderr } = await runCli(['check', '--baseline', name], { cwd });
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      return stderr;
    };
    expect(await said('none.jsonl')).toBe(
      'error: none.jsonl: is not there; write it with --update-baseline, or check the path\n',
    );
    expect(await said('text.jsonl')).toMatch(/^error: text\.jsonl: line 1 is not JSON; .*\n$/);
    expect(await said('other.jsonl')).toMatch(/^error: other\.jsonl: line 2 is not an entry .*\n$/);
    expect(await said('merged.jsonl')).toMatch(
      /^error: merged\.jsonl: line 1 is a mark of a merge conflict; .*\n$/,
    );
    const { status, stderr } = await runCli(['check', '--update-baseline'], { cwd });
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'error: --update-baseline: name the file: --baseline FILE --update-baseline\n',
    });
  });

  it('keeps what it knows of files that a run does not look at', async () => {
    const cwd = creditsProject();
    const file = path.join(cwd, 'known.jsonl');
    await runCli(['check', ...KNOWN, '--update-baseline'], { cwd });
    const whole = readFileSync(file, 'utf8');
    expect(whole.trim().split('\n')).toHaveLength(2);

    await runCli(['check', ...KNOWN, '--update-baseline', 'src/lost.ts'], { cwd });
    expect(readFileSync(file, 'utf8')).toBe(whole);

    writeFileSync(path.join(cwd, 'src/lost.ts'), CREDITS_PROJECT['src/handled.ts'] ?? '');
    const { status, stdout } = await runCli(['check', ...KNOWN], { cwd });
    expect(status).toBe(0);
    expect(stdout).toContain('POST api.pioneer.ai/v1/inference in infer');
  });

  it('means the same from another folder', async () => {
    const cwd = creditsProject();
    await runCli(['check', ...KNOWN, '--update-baseline'], { cwd });
    const { status } = await runCli(['check', '--baseline', '../known.jsonl'], {
      cwd: path.join(cwd, 'src'),
    });
    expect(status).toBe(0);
  });
});

describe('--since', () => {
  it('says what to do where the commit is not there', async () => {
    const repository = new Repository(CREDITS_PROJECT);
    repository.write('README.md', 'A change\n');
    repository.commit('Second');
    const shallow = temporaryTree({});
    execFileSync('git', ['clone', '--quiet', '--depth=1', `file://${repository.folder}`, shallow]);

    const said = async (cwd: string, ref: string) => {
      const { status, stdout, stderr } = await runCli(['check', '--since', ref], { cwd });
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      return stderr;
    };
    expect(await said(repository.folder, 'origin/main')).toBe(
      'error: --since: git knows no commit "origin/main" here; fetch it, or name another\n',
    );
    expect(await said(shallow, 'origin/release')).toBe(
      'error: --since: "origin/release" is not in this shallow clone; get it with: git fetch --depth=1 origin release (with actions/checkout: fetch-depth: 0)\n',
    );
    expect(await said(creditsProject(), 'main')).toMatch(
      /^error: --since: git cannot tell what has changed: .*not a git repository.*\n$/,
    );
  });

  it('compares with the commit itself where a shallow clone has no history in common', async () => {
    const repository = new Repository(CREDITS_PROJECT);
    repository.git('switch', '--quiet', '--create', 'topic');
    repository.write(
      'src/more.ts',
      (CREDITS_PROJECT['src/lost.ts'] ?? '').replace('infer', 'more'),
    );
    repository.commit('More');
    repository.git('switch', '--quiet', 'main');
    repository.write('README.md', 'Meanwhile\n');
    repository.commit('Meanwhile');
    const shallow = temporaryTree({});
    const url = `file://${repository.folder}`;
    execFileSync('git', ['clone', '--quiet', '--depth=1', '--branch=topic', url, shallow]);
    execFileSync('git', ['fetch', '--quiet', '--depth=1', 'origin', 'main:main'], { cwd: shallow });

    const { status, stdout, stderr } = await runCli(
      ['check', '--format', 'json', '--since', 'main'],
      { cwd: shallow },
    );
    expect(stderr).toContain('note: the history here does not reach back');
    const { findings } = JSON.parse(stdout) as { findings: { file: string }[] };
    expect({ status, files: findings.map(({ file }) => file) }).toEqual({
      status: 1,
      files: ['src/more.ts'],
    });
  });

  it('leaves the repository as it was, and works from a folder inside', async () => {
    const repository = new Repository(CREDITS_PROJECT);
    repository.write('src/lost.ts', `// Staged\n${CREDITS_PROJECT['src/lost.ts'] ?? ''}`);
    repository.git('add', '--all');
    repository.write('src/no-call.ts', 'export const answer = 43;\n');
    const before = repository.git('status', '--porcelain');
    const { status } = await runCli(['check', '--since', 'HEAD', '.'], {
      cwd: path.join(repository.folder, 'src'),
    });
    expect(status).toBe(0);
    expect(repository.git('status', '--porcelain')).toBe(before);
    expect(repository.git('worktree', 'list').trim().split('\n')).toHaveLength(1);
  });
});

it('lets as many errors pass as --max says', async () => {
  const cwd = creditsProject();
  const status = async (max: string) => (await runCli(['check', '--max', max], { cwd })).status;
  expect(await status('2')).toBe(0);
  expect(await status('1')).toBe(1);
  expect(await status('few')).toBe(2);
});
