import type { ResolvedConfig } from '../settings/resolve-config.js';
import type { ProjectRun } from './analyse-project.js';
import { displayPath } from './display-path.js';
import { configurationOf, fingerprint } from './fingerprint.js';
import type { Part } from './part.js';
import type { Shard, ShardedFiles } from './shards.js';

/** What a run over a shard was asked for. */
interface PartOrigin {
  config: ResolvedConfig;
  ways: boolean;
  shard: Shard;
  cwd: string;
  /** Of unhappy-path. */
  version: string;
}

/** A run over a shard as a part, with all that says which run it is a part of. */
export async function collectPart(
  { sharded, ...run }: ProjectRun & { sharded: ShardedFiles },
  { config, ways, shard, cwd, version }: PartOrigin,
): Promise<Part> {
  const places = new Map(sharded.all.map((file, at) => [file, at]));
  return {
    run: {
      version,
      settings: config.settings,
      rules: config.rules ?? null,
      ways,
      content: await fingerprint([], [...sharded.all, ...configurationOf(sharded.all)], (file) =>
        // A checkout may stand elsewhere on each machine.
        displayPath(cwd, file),
      ),
      files: run.files,
      diagnostics: run.diagnostics,
      notSupported: [...run.notSupported].sort(),
      tests: run.tests,
    },
    shard,
    outcomes: run.outcomes.map((outcome, index) => ({
      at: places.get(sharded.own[index] ?? '') ?? 0,
      outcome,
    })),
  };
}
