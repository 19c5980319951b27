import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { gitIn } from './action/pull-request.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A block of a guide, by the name of the file that a reader would save it as. */
export function recipe(file: string, guide = 'docs/pull-requests.md'): string {
  const page = readFileSync(join(ROOT, guide), 'utf8');
  const [, block] = page.split(` ${file}\n`);
  const end = block?.indexOf('\n```');
  if (block === undefined || end === undefined || end < 0)
    throw new Error(`${guide} has no block named ${file}`);
  return block.slice(0, end + 1);
}

/** A repository of a reader, in which the packages of this project are installed. */
export interface Repository {
  folder: string;
  git: (...args: string[]) => string;
  write(files: Readonly<Record<string, string>>): void;
  commit(files: Readonly<Record<string, string>>): void;
  /** Run a command by bash, as CI and hooks do, with these variables. */
  run(
    command: string,
    variables?: Readonly<Record<string, string>>,
  ): { status: number | null; log: string };
}

export function repository(files: Readonly<Record<string, string>>): Repository {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'unhappy-path-recipe-')));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const git = gitIn(folder);
  git('init', '--quiet', '--initial-branch=main');
  git('config', 'user.name', 'Test');
  git('config', 'user.email', 'test@example.test');
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  // As installing a package does with its programs.
  chmodSync(join(ROOT, 'dist/src/cli/main.js'), 0o755);
  const made: Repository = {
    folder,
    git,
    write(more) {
      for (const [name, text] of Object.entries(more)) {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), text);
      }
    },
    commit(more) {
      made.write(more);
      git('add', '--all');
      git('commit', '--quiet', '--no-verify', '--message=x');
    },
    run(command, variables = {}) {
      const { status, stdout, stderr } = spawnSync(
        'bash',
        ['--noprofile', '--norc', '-e', '-c', command],
        {
          cwd: folder,
          encoding: 'utf8',
          env: { PATH: process.env['PATH'], HOME: folder, ...variables },
        },
      );
      return { status, log: stdout + stderr };
    },
  };
  made.commit({
    'package.json': '{ "type": "module" }\n',
    '.gitignore': 'node_modules\n',
    ...files,
  });
  return made;
}
