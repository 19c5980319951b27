import fc from 'fast-check';
import { arbitraryProgram } from './arbitrary-program.js';
import { compareProgram } from './compare-program.js';

/** What is found where many programs are compared with their runs. */
export interface Findings {
  /** Programs of which something better than the truth is claimed, the shortest first. */
  unsound: string[];
  worse: string[];
  compared: number;
  unknown: number;
}

/** Fixed, so that a red build can be repeated, unless others are asked for: see `expectSound`. */
const SEED = Number(process.env['UNHAPPY_PATH_ORACLE_SEED'] ?? 1);
export const RUNS = Number(process.env['UNHAPPY_PATH_ORACLE_RUNS'] ?? 20_000);

/** Longer than any number of programs that is asked for by hand takes. */
export const TIMEOUT = 120_000 + RUNS * 10;

/**
 * Compare one of the parts into which the programs are dealt, so that each processor takes one. All findings are
 * gathered, not the first alone: how many there are is what a mend is judged by.
 */
export async function compareMany(part: number, parts: number): Promise<Findings> {
  const found: Findings = { unsound: [], worse: [], compared: 0, unknown: 0 };
  await fc.assert(
    fc.asyncProperty(arbitraryProgram, async (program) => {
      const comparison = await compareProgram(program);
      if (comparison === null) return;
      const { source, unsound, worse, compared, unknown } = comparison;
      if (unsound.length > 0) found.unsound.push(`${unsound.join(', ')}\n${source}`);
      if (worse.length > 0) found.worse.push(`${worse.join(', ')}\n${source}`);
      found.compared += compared;
      found.unknown += unknown;
    }),
    { seed: SEED * parts + part, numRuns: Math.ceil(RUNS / parts) },
  );
  found.unsound.sort((a, b) => a.length - b.length);
  return found;
}
