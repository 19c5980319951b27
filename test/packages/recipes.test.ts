import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { losing } from './action/pull-request.js';
import { ACTION } from './action/run-action.js';
import { recipe, repository } from './recipe.js';

const OLD = { 'src/old.ts': losing('old') };
const WORSE = { 'src/new.ts': losing('orders') };
const CLEAN = { 'src/new.ts': 'export {};\n' };

describe('GitHub', () => {
  test('the workflow grants what the action needs, and uses its version', () => {
    const workflow = parse(recipe('github.yml')) as {
      on: object;
      permissions: object;
      jobs: Record<string, { steps: { uses: string; with?: object }[] }>;
    };
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(Object.keys(workflow.on)).toEqual(['pull_request', 'merge_group']);
    expect(workflow.permissions).toEqual({ contents: 'read', 'pull-requests': 'write' });
    const used = Object.values(workflow.jobs).flatMap(({ steps }) => steps.map(({ uses }) => uses));
    expect(used.at(-1)).toBe(`unhappy-path/unhappy-path@v${version}`);
    expect(ACTION.runs.using).toBe('composite');
  });
});

describe('GitLab', () => {
  interface GitLabJob {
    variables: Record<string, string | number>;
    script: string[];
    artifacts: { reports: { codequality: string; junit: string } };
  }

  test('the merge request gets a code quality report of what it brings', () => {
    const { 'unhappy-path': job } = parse(recipe('gitlab.yml')) as Record<string, GitLabJob>;
    if (job === undefined) throw new Error('no job');
    const [install, ...check] = job.script;
    expect(install).toBe('npm ci --ignore-scripts');

    const project = repository(OLD);
    const base = project.git('rev-parse', 'HEAD');
    project.commit(WORSE);
    const { status, log } = project.run(check.join('\n'), {
      CI_MERGE_REQUEST_DIFF_BASE_SHA: base,
    });
    expect(status, log).toBe(1);
    const { codequality, junit } = job.artifacts.reports;
    const report = JSON.parse(readFileSync(join(project.folder, codequality), 'utf8')) as {
      location: { path: string };
    }[];
    expect(report.map(({ location }) => location.path)).toEqual(['src/new.ts']);
    expect(existsSync(join(project.folder, junit))).toBe(true);
  });
});

describe('before a commit', () => {
  test('Husky and lint-staged refuse what a commit makes worse, and nothing else', () => {
    const project = repository(OLD);
    project.write({
      'lint-staged.config.js': recipe('lint-staged.config.js'),
      '.husky/pre-commit': recipe('.husky/pre-commit'),
    });
    expect(project.run('npx husky').status).toBe(0);
    chmodSync(join(project.folder, '.husky/pre-commit'), 0o755);
    project.git('add', '--all');
    project.git('commit', '--quiet', '--no-verify', '--message=hooks');
    const commits = (): number => Number(project.git('rev-list', '--count', 'HEAD'));
    const before = commits();

    project.write(WORSE);
    const refused = project.run('git add --all && git commit --quiet --message=worse');
    expect(refused.status).toBe(1);
    expect(refused.log).toContain('src/new.ts');
    expect(refused.log).not.toContain('src/old.ts');
    expect(commits()).toBe(before);

    project.write(CLEAN);
    const passed = project.run('git add --all && git commit --quiet --message=clean');
    expect(passed.status, passed.log).toBe(0);
    expect(commits()).toBe(before + 1);
  });

  test('the hook of pre-commit does the same', () => {
    interface Hook {
      entry: string;
      language: string;
      additional_dependencies: string[];
      pass_filenames: boolean;
      files: string;
    }
    const { repos } = parse(recipe('.pre-commit-config.yaml')) as { repos: { hooks: Hook[] }[] };
    const hook = repos[0]?.hooks[0];
    if (hook === undefined) throw new Error('no hook');
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(hook.additional_dependencies).toEqual([`unhappy-path@${version}`]);
    // Python's, and the same in JavaScript.
    const files = new RegExp(hook.files, 'u');
    expect(['a.ts', 'b.mjs', 'c.tsx', 'd.vue'].every((name) => files.test(name))).toBe(true);
    expect(['a.md', 'ts', 'b.json'].some((name) => files.test(name))).toBe(false);

    // What pre-commit runs: the entry, without names, with its environment's programs first.
    const project = repository(OLD);
    const commands = `export PATH="$PWD/node_modules/.bin:$PATH"\n${hook.entry}`;
    project.write(WORSE);
    project.git('add', '--all');
    expect(project.run(commands)).toMatchObject({ status: 1 });
    project.write(CLEAN);
    project.git('add', '--all');
    expect(project.run(commands)).toMatchObject({ status: 0 });
  });
});

describe('reviewdog', () => {
  test('gets SARIF of what is worse, and the script ends where nothing could be checked', () => {
    const [check = '', reviewdog = ''] = recipe('reviewdog.sh').trim().split('\n');
    expect(reviewdog).toMatch(/^reviewdog -f=sarif .* < unhappy-path\.sarif$/u);

    const project = repository(OLD);
    project.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    project.commit(WORSE);
    expect(project.run(check).status).toBe(0);
    const sarif = JSON.parse(readFileSync(join(project.folder, 'unhappy-path.sarif'), 'utf8')) as {
      version: string;
      runs: { results: unknown[] }[];
    };
    expect(sarif.version).toBe('2.1.0');
    expect(sarif.runs.map(({ results }) => results.length)).toEqual([1]);

    project.git('update-ref', '-d', 'refs/remotes/origin/main');
    expect(project.run(check).status).not.toBe(0);
  });
});
