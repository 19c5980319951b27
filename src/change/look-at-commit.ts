import { existsSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { isDynamicPattern } from 'tinyglobby';
import type { ProjectOptions } from '../project/analyse-project.js';
import { withBaseTree } from './base-tree.js';

/** A run over files, as far as it can be told to another process. */
export type RunPlan = Pick<
  ProjectOptions,
  'paths' | 'cwd' | 'settings' | 'ignore' | 'maxFileSize' | 'tests'
>;

/**
 * Have the same run done over the files of a commit.
 *
 * @param repository the absolute folder of its working tree
 * @param plan the run over the working tree
 * @param look does the run over the other files; it is asked only where there are any
 * @returns what `look` gives; null where none of the paths was there
 * @throws {ChangeError} where git or the file system cannot give the files
 */
export async function lookAtCommit<T>(
  repository: string,
  commit: string,
  plan: RunPlan,
  look: (plan: RunPlan) => Promise<T>,
): Promise<T | null> {
  const root = await realpath(repository);
  const cwd = await realpath(plan.cwd);
  const baseDir = await realpath(plan.ignore.baseDir);
  return withBaseTree(root, commit, async (tree) => {
    const moved = (folder: string): string => path.join(tree, path.relative(root, folder));
    const paths = plan.paths.flatMap((one): string[] => {
      const before = path.isAbsolute(one) ? moved(one) : one;
      const isPattern = isDynamicPattern(one) && !existsSync(path.resolve(cwd, one));
      return isPattern || existsSync(path.resolve(moved(cwd), before)) ? [before] : [];
    });
    if (paths.length === 0) return null;
    return look({
      ...plan,
      paths,
      cwd: moved(cwd),
      ignore: { ...plan.ignore, baseDir: moved(baseDir) },
    });
  });
}
