import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { up } from 'empathic/find';

const run = promisify(execFile);

/** The folder of the repository in which a folder lies; null outside of any. */
export function repositoryOf(folder: string): string | null {
  const found = up('.git', { cwd: folder });
  return found === undefined ? null : path.dirname(found);
}

/** What of a project git could not bring back. */
export interface GitState {
  /** Files with changes that are not committed, and files to be written that git does not have; as paths of git's. */
  dirty: string[];
  /** Files to be written that are in no repository. */
  outside: string[];
  /** Why git could not be asked. */
  failed: string | null;
}

/**
 * Ask git of the repositories of these files. Changes anywhere in files that git has count, since what a migration does
 * must not mix with them; other untracked files do not.
 *
 * @param files absolute, links resolved
 */
export async function gitStateOf(files: readonly string[]): Promise<GitState> {
  const state: GitState = { dirty: [], outside: [], failed: null };
  const byRepository = new Map<string, string[]>();
  for (const file of files) {
    const repository = repositoryOf(path.dirname(file));
    if (repository === null) state.outside.push(file);
    else byRepository.set(repository, [...(byRepository.get(repository) ?? []), file]);
  }
  for (const [repository, own] of byRepository) {
    try {
      const dirty = await linesOf(repository, [
        'status',
        '--porcelain',
        '-z',
        '-uno',
        '--no-renames',
      ]);
      const tracked = new Set(await linesOf(repository, ['ls-files', '-z']));
      const names = own.map((file) => path.relative(repository, file).split(path.sep).join('/'));
      const unknown = names.filter((name) => !tracked.has(name));
      state.dirty.push(...new Set([...dirty.map((line) => line.slice(3)), ...unknown]));
    } catch (error) {
      const { stderr, message } = error as { stderr?: string; message: string };
      const [line = ''] = (stderr === undefined || stderr === '' ? message : stderr).split('\n', 1);
      state.failed = line.trim();
    }
  }
  return state;
}

/** The folder of a repository for what belongs to one working tree and is not part of it; null where git cannot say. */
export async function gitFolderOf(folder: string): Promise<string | null> {
  if (repositoryOf(folder) === null) return null;
  try {
    const { stdout } = await run('git', ['rev-parse', '--absolute-git-dir'], { cwd: folder });
    return stdout.replace(/\r?\n$/, '');
  } catch {
    return null;
  }
}

async function linesOf(cwd: string, args: readonly string[]): Promise<string[]> {
  const { stdout } = await run('git', [...args], {
    cwd,
    maxBuffer: 1 << 28,
    // To look is to write nothing, not even what git would keep of it.
    env: { ...process.env, GIT_OPTIONAL_LOCKS: '0' },
  });
  return stdout.split('\0').filter((line) => line !== '');
}
