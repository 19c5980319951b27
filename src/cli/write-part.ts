import { collectPart } from '../project/collect-part.js';
import { formatPart } from '../project/part.js';
import { counted } from '../report/counted.js';
import { PACKAGE_VERSION } from '../rule/package.js';
import type { ResolvedConfig } from '../settings/resolve-config.js';
import { EXIT } from './exit-code.js';
import { type CommonOptions, runFiles, tellDiagnostics } from './run.js';
import type { ShardOptions } from './shard-options.js';
import { writeOutput } from './write-output.js';

/**
 * Analyse one shard of a project, and write what it came to for `merge`. What could not be checked is said, and counts there:
 * so shards fail only when there is no part. Gives the exit code.
 */
export async function writePart(
  paths: readonly string[],
  config: ResolvedConfig,
  options: CommonOptions & ShardOptions,
  { ways }: { ways: boolean },
): Promise<number> {
  const shard = options.shard ?? { index: 1, count: 1 };
  const run = await runFiles(paths, config, options, { ways, shard });
  tellDiagnostics(
    [
      ...run.diagnostics,
      ...run.notes,
      ...run.outcomes.filter((outcome) => outcome !== null && 'severity' in outcome),
    ],
    options.debug === true,
  );
  const part = await collectPart(run, {
    config,
    ways,
    shard,
    cwd: process.cwd(),
    version: PACKAGE_VERSION,
  });
  const file = options.part ?? `unhappy-path-part-${shard.index}-of-${shard.count}.json`;
  const failure = await writeOutput(file, formatPart(part));
  if (failure !== null) {
    process.stderr.write(`error: ${failure}\n`);
    return EXIT.trouble;
  }
  const own = part.outcomes.length;
  process.stdout.write(
    `Wrote ${file}: part ${shard.index} of ${shard.count}, ${own} of ${counted(part.run.files.length, 'file')}; \`unhappy-path merge\` joins the parts.\n`,
  );
  return EXIT.clean;
}
