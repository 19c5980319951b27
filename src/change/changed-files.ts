import { ChangeError } from './change-error.js';
import { git } from './git.js';

/** What has changed since a commit in the working tree, what is not committed included. Paths are git's. */
export interface ChangedFiles {
  /** All that is new, changed, gone or renamed, under the name that it has or had. */
  paths: ReadonlySet<string>;
  /** The old names of renamed files, by the new ones. */
  renames: ReadonlyMap<string, string>;
}

/** @throws {ChangeError} where git cannot say */
export async function changedFiles(repository: string, commit: string): Promise<ChangedFiles> {
  const paths = new Set<string>();
  const renames = new Map<string, string>();
  const fields = await fieldsOf(
    ['diff', '--name-status', '-z', '--find-renames', '--no-ext-diff', commit],
    repository,
  );
  for (let at = 0; at < fields.length;) {
    const status = fields[at] ?? '';
    const first = fields[at + 1] ?? '';
    paths.add(first);
    if (status.startsWith('R') || status.startsWith('C')) {
      const second = fields[at + 2] ?? '';
      paths.add(second);
      if (status.startsWith('R')) renames.set(second, first);
      at += 3;
    } else at += 2;
  }
  const untracked = await fieldsOf(
    ['ls-files', '-z', '--others', '--exclude-standard'],
    repository,
  );
  for (const path of untracked) paths.add(path);
  return { paths, renames };
}

async function fieldsOf(args: readonly string[], cwd: string): Promise<string[]> {
  const answer = await git(args, { cwd });
  if (!answer.ok) throw new ChangeError(`git cannot tell what has changed: ${answer.reason}`);
  return answer.stdout.split('\0').filter((field) => field !== '');
}
