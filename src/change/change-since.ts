import path from 'node:path';
import type { EnabledRule } from '../check/enabled-rules.js';
import type { KnownFinding } from '../check/known-finding.js';
import type { ProjectOptions } from '../project/analyse-project.js';
import { displayPath } from '../project/display-path.js';
import { findBase } from './base-commit.js';
import { isRead } from './base-tree.js';
import { changedFiles } from './changed-files.js';
import { findingsBefore } from './findings-before.js';

/** What was found before a change. */
export interface FoundBefore {
  /** Files are named relative to the working directory. */
  entries: KnownFinding[];
  /** The old names of renamed files by the new ones, relative to the working directory. */
  renames: ReadonlyMap<string, string>;
}

/** A change that findings can be asked of. */
export interface Change {
  /** Something that the reader must know of the comparison; null where there is nothing. */
  note: string | null;
  /** Whether anything has changed that the analysis reads. */
  isRelevant: boolean;
  /** Run over the files as they were before. */
  lookBefore(
    project: Omit<ProjectOptions, 'cache' | 'replaced' | 'ways'>,
    rules: readonly EnabledRule[],
  ): Promise<FoundBefore>;
}

/**
 * What has changed in the working tree since it left a branch, tag or commit.
 *
 * @throws {ChangeError} where that is not known here
 */
export async function changeSince(ref: string, cwd: string): Promise<Change> {
  const { repository, commit, note } = await findBase(cwd, ref);
  const changed = await changedFiles(repository, commit);
  const named = (name: string): string => displayPath(cwd, path.join(repository, name));
  const renames = new Map([...changed.renames].map(([to, from]) => [named(to), named(from)]));
  return {
    note,
    isRelevant: [...changed.paths].some(isRead),
    lookBefore: async (project, rules) => ({
      entries: await findingsBefore({ repository, commit, project, rules }),
      renames,
    }),
  };
}
