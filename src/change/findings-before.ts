import { existsSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { isDynamicPattern } from 'tinyglobby';
import { checkFile } from '../check/check-file.js';
import type { EnabledRule } from '../check/enabled-rules.js';
import type { CheckFinding } from '../check/finding.js';
import { type KnownFinding, toKnown } from '../check/known-finding.js';
import { analyseProject, type ProjectOptions } from '../project/analyse-project.js';
import { withBaseTree } from './base-tree.js';

/** A run as it was asked for, to be done once more over the files of a commit. */
export interface RunBefore {
  /** The absolute folder of the repository's working tree. */
  repository: string;
  commit: string;
  /** As for the working tree. */
  project: Omit<ProjectOptions, 'cache' | 'replaced' | 'ways'>;
  rules: readonly EnabledRule[];
}

/**
 * What the same run finds in the files of a commit. Files are named relative to the working directory.
 *
 * @throws {ChangeError} where git or the file system cannot give the files
 */
export async function findingsBefore(run: RunBefore): Promise<KnownFinding[]> {
  const { project, rules } = run;
  const repository = await realpath(run.repository);
  const cwd = await realpath(project.cwd);
  const baseDir = await realpath(project.ignore.baseDir);
  return withBaseTree(repository, run.commit, async (tree) => {
    const moved = (folder: string): string => path.join(tree, path.relative(repository, folder));
    const paths = project.paths.flatMap((one): string[] => {
      const before = path.isAbsolute(one) ? moved(one) : one;
      const isPattern = isDynamicPattern(one) && !existsSync(path.resolve(cwd, one));
      return isPattern || existsSync(path.resolve(moved(cwd), before)) ? [before] : [];
    });
    if (paths.length === 0) return [];
    const findings: CheckFinding[] = [];
    await analyseProject(
      {
        ...project,
        paths,
        cwd: moved(cwd),
        ignore: { ...project.ignore, baseDir: moved(baseDir) },
      },
      (file) => {
        findings.push(...checkFile(file, rules, project.settings).findings);
      },
    );
    return toKnown(findings, cwd);
  });
}
