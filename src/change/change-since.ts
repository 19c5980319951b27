import path from 'node:path';
import { displayPath } from '../project/display-path.js';
import { findBase } from './base-commit.js';
import { isRead } from './base-tree.js';
import { changedFiles } from './changed-files.js';
import { lookAtCommit, type RunPlan } from './look-at-commit.js';

/** A change that findings can be asked of. */
export interface Change {
  /** Something that the reader must know of the comparison; null where there is nothing. */
  note: string | null;
  /** Whether anything has changed that the analysis reads. */
  isRelevant: boolean;
  /** The old names of renamed files by the new ones, relative to the working directory. */
  renames: ReadonlyMap<string, string>;
  /** Do a run over the files as they were before; null where none of its paths was there. */
  lookBefore<T>(plan: RunPlan, look: (plan: RunPlan) => Promise<T>): Promise<T | null>;
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
  return {
    note,
    isRelevant: [...changed.paths].some(isRead),
    renames: new Map([...changed.renames].map(([to, from]) => [named(to), named(from)])),
    lookBefore: (plan, look) => lookAtCommit(repository, commit, plan, look),
  };
}
