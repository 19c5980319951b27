import { ChangeError } from './change-error.js';
import { git } from './git.js';

/** The commit with which a change is compared. */
export interface BaseCommit {
  /** The absolute folder of the repository's working tree. */
  repository: string;
  /** The object name of the commit. */
  commit: string;
  /** Something that the reader must know of the comparison; null where there is nothing. */
  note: string | null;
}

/**
 * The commit at which a change began: the last one that the working tree has in common with `ref`.
 *
 * @param ref a branch, tag or commit, as the command line gives it
 * @throws {ChangeError} outside of a repository, and where the commit is not known here
 */
export async function findBase(cwd: string, ref: string): Promise<BaseCommit> {
  const top = await git(['rev-parse', '--show-toplevel'], { cwd });
  if (!top.ok) throw new ChangeError(`git cannot tell what has changed: ${top.reason}`);
  const repository = top.stdout.replace(/\r?\n$/, '');
  const named = await commitOf(ref, repository);
  if (named === null) throw new ChangeError(await describeMissing(ref, repository));

  const common = await git(['merge-base', named, 'HEAD'], { cwd: repository });
  if (common.ok) return { repository, commit: common.stdout.trim(), note: null };
  // The history that both have in common is missing, not the files.
  const note = `the history here does not reach back to where the change began; compared with ${ref} as it is now`;
  return { repository, commit: named, note };
}

async function commitOf(ref: string, cwd: string): Promise<string | null> {
  // A name that begins with a dash would be an option to git.
  if (ref === '' || ref.startsWith('-')) return null;
  const found = await git(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`], { cwd });
  return found.ok ? found.stdout.trim() : null;
}

async function describeMissing(ref: string, cwd: string): Promise<string> {
  const shallow = await git(['rev-parse', '--is-shallow-repository'], { cwd });
  if (!shallow.ok || shallow.stdout.trim() !== 'true')
    return `git knows no commit "${ref}" here; fetch it, or name another`;
  const name = ref.replace(/^origin\//, '');
  return `"${ref}" is not in this shallow clone; get it with: git fetch --depth=1 origin ${name} (with actions/checkout: fetch-depth: 0)`;
}
