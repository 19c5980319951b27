import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** A call whose 402 and 429 are lost, in a function of that name. */
export function losing(name: string): string {
  return `export async function ${name}(): Promise<unknown> {
  const response = await fetch('https://api.pioneer.ai/v1/${name}');
  if (!response.ok) {
    throw new Error('failed');
  }
  return response.json();
}
`;
}

type Files = Readonly<Record<string, string>>;

/** A repository, and a clone of the merge of a pull request as `actions/checkout` makes it. */
export interface PullRequestClone {
  /** Absolute; the shallow clone, with unhappy-path installed. */
  workspace: string;
  base: string;
  head: string;
  merge: string;
  /** What GitHub sends with `pull_request`. */
  payload(change?: { fork?: boolean; private?: boolean }): unknown;
}

/**
 * Make a pull request on real git: a base, a change on a branch, a later commit on the base, and the merge of both.
 *
 * @param change files that it writes
 */
export function pullRequest(base: Files, change: Files, later: Files = {}): PullRequestClone {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'unhappy-path-action-')));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const origin = join(folder, 'origin');
  mkdirSync(origin);
  const git = gitIn(origin);
  git('init', '--quiet', '--initial-branch=main');
  const commit = (files: Files): string => {
    write(origin, files);
    git('add', '--all');
    git('commit', '--quiet', '--allow-empty', '--message=x');
    return git('rev-parse', 'HEAD');
  };
  commit({ 'package.json': '{ "type": "module" }\n', '.gitignore': 'node_modules\n', ...base });
  git('checkout', '--quiet', '-b', 'change');
  const head = commit(change);
  git('checkout', '--quiet', 'main');
  const newest = commit(later);
  git('checkout', '--quiet', '--detach');
  git('merge', '--quiet', '--no-ff', '--message=merge', 'change');
  const merge = git('rev-parse', 'HEAD');
  git('update-ref', 'refs/pull/7/merge', merge);
  git('checkout', '--quiet', 'main');

  const workspace = join(folder, 'workspace');
  mkdirSync(workspace);
  const clone = gitIn(workspace);
  clone('init', '--quiet');
  clone('remote', 'add', 'origin', `file://${origin}`);
  clone('fetch', '--quiet', '--no-tags', '--depth=1', 'origin', merge);
  clone('checkout', '--quiet', '--detach', merge);
  mkdirSync(join(workspace, 'node_modules'));
  symlinkSync(ROOT, join(workspace, 'node_modules/unhappy-path'));

  const payload: PullRequestClone['payload'] = (given = {}) => ({
    repository: { full_name: 'acme/shop', private: given.private === true },
    pull_request: {
      number: 7,
      base: { sha: newest, repo: { full_name: 'acme/shop' } },
      head: { sha: head, repo: { full_name: given.fork === true ? 'someone/shop' : 'acme/shop' } },
    },
  });
  return { workspace, base: newest, head, merge, payload };
}

/** Run git in a folder. Gives what it printed. */
export function gitIn(folder: string): (...args: string[]) => string {
  return (...args) =>
    execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.test', ...args], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
}

function write(folder: string, files: Files): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}
