import { mkdir, mkdtemp, readdir, readlink, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SOURCE_EXTENSIONS } from '../project/file-kind.js';
import { ChangeError } from './change-error.js';
import { git, gitWithNames } from './git.js';

/** Whether the analysis may read a file: sources, and what decides where imports lead and what they give. */
export function isRead(file: string): boolean {
  const name = path.posix.basename(file);
  return (
    SOURCE_EXTENSIONS.some((extension) => name.endsWith(extension)) ||
    name.endsWith('.json') ||
    name === '.gitignore' ||
    name === 'pnpm-workspace.yaml'
  );
}

/**
 * The files of a commit in a temporary folder for as long as `use` takes. The repository, its index and its working tree
 * stay untouched. What git ignores (generated and installed files) is that of the working tree.
 *
 * @param use is given the absolute folder
 * @throws {ChangeError} where git or the file system cannot do it
 */
export async function withBaseTree<T>(
  repository: string,
  commit: string,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const temporary = await realpath(await mkdtemp(path.join(tmpdir(), 'unhappy-path-')));
  try {
    const tree = path.join(temporary, 'tree');
    await checkOut(repository, commit, tree, path.join(temporary, 'index'));
    await linkIgnored(repository, tree);
    return await use(tree);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function checkOut(
  repository: string,
  commit: string,
  tree: string,
  index: string,
): Promise<void> {
  const env = { GIT_INDEX_FILE: index };
  // What ends the search for .gitignore files above.
  await mkdir(path.join(tree, '.git'), { recursive: true });
  const read = await git(['read-tree', commit], { cwd: repository, env });
  const listed = read.ok ? await git(['ls-files', '-z'], { cwd: repository, env }) : read;
  if (!listed.ok) throw new ChangeError(`git cannot read ${commit}: ${listed.reason}`);
  const names = listed.stdout.split('\0').filter((name) => name !== '' && isRead(name));
  const out = await gitWithNames(
    ['checkout-index', '-z', '--stdin', '--force', '--quiet', `--prefix=${tree}${path.sep}`],
    names,
    { cwd: repository, env },
  );
  if (!out.ok) throw new ChangeError(`git cannot write the files of ${commit}: ${out.reason}`);
}

async function linkIgnored(repository: string, tree: string): Promise<void> {
  const ignored = await git(
    ['ls-files', '-z', '--others', '--ignored', '--exclude-standard', '--directory'],
    { cwd: repository },
  );
  if (!ignored.ok) return;
  for (const entry of ignored.stdout.split('\0')) {
    const name = entry.replace(/\/$/, '');
    if (name === '') continue;
    const from = path.join(repository, name);
    const to = path.join(tree, name);
    try {
      await mkdir(path.dirname(to), { recursive: true });
      if (path.basename(name) === 'node_modules') await linkPackages(from, to, repository, tree);
      else await symlink(from, to);
    } catch {
      // Without what is generated or installed less is known, as in a fresh clone.
    }
  }
}

/** Packages of the repository itself, as workspaces link them, are those of the commit. */
async function linkPackages(
  from: string,
  to: string,
  repository: string,
  tree: string,
): Promise<void> {
  await mkdir(to);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const source = path.join(from, entry.name);
    const target = path.join(to, entry.name);
    if (entry.isDirectory() && entry.name.startsWith('@')) {
      await linkPackages(source, target, repository, tree);
    } else if (entry.isSymbolicLink()) {
      const real = path.resolve(from, await readlink(source));
      const below = path.relative(repository, real);
      const isOwn = !below.startsWith('..') && !below.split(path.sep).includes('node_modules');
      await symlink(isOwn ? path.join(tree, below) : real, target);
    } else if (entry.isDirectory()) {
      await symlink(source, target, 'junction');
    }
  }
}
