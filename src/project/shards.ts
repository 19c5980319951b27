import { stat } from 'node:fs/promises';
import { displayPath } from './display-path.js';

/** One of the runs that share a project among them. */
export interface Shard {
  /** From 1 to `count`. */
  index: number;
  count: number;
}

/**
 * Share files among shards so that each has about as many bytes: the largest file first, always to the shard that has the
 * least so far. The same files are shared in the same way, in whatever order they come.
 *
 * @param files with sizes in bytes
 * @param count of shards
 * @returns for each file the shard that it belongs to, from 1 on, in the order of the files
 */
export function shareOut(
  files: readonly { path: string; size: number }[],
  count: number,
): number[] {
  const largestFirst = files
    .map((file, at) => ({ ...file, at }))
    .sort((a, b) => b.size - a.size || (a.path < b.path ? -1 : Number(a.path > b.path)));
  const loads = Array.from({ length: count }, () => 0);
  const shards = files.map(() => 0);
  for (const { size, at } of largestFirst) {
    let least = 0;
    loads.forEach((load, index) => {
      if (load < (loads[least] ?? 0)) least = index;
    });
    // An empty file is work as well.
    loads[least] = (loads[least] ?? 0) + size + 1;
    shards[at] = least + 1;
  }
  return shards;
}

/** The files of a project, and which of them a run analyses. */
export interface ShardedFiles {
  /** Absolute, in the order in which reports show them. */
  all: readonly string[];
  /** Those of the shard, in the same order. */
  own: readonly string[];
}

/** The files of a shard among all files (absolute) of a project; all of them where there is none. */
export async function filesOf(
  all: readonly string[],
  shard: Shard | undefined,
  cwd: string,
): Promise<ShardedFiles> {
  if (shard === undefined) return { all, own: all };
  const sized = await Promise.all(
    all.map(async (file) => ({ path: displayPath(cwd, file), size: await sizeOf(file) })),
  );
  const shards = shareOut(sized, shard.count);
  return { all, own: all.filter((_, at) => shards[at] === shard.index) };
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch {
    // Whoever has to read it says so.
    return 0;
  }
}
