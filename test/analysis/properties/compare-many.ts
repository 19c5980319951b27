import fc from 'fast-check';
import { arbitraryProgram } from './arbitrary-program.js';
import { arbitraryProject } from './arbitrary-project.js';
import { compareProgram, type Comparison } from './compare-program.js';
import { compareProjects } from './compare-project.js';

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
const ALL_RUNS = Number(process.env['UNHAPPY_PATH_ORACLE_RUNS'] ?? 20_000);
/** Of four programs one has several files. */
export const RUNS = { oneFile: ALL_RUNS * 0.75, acrossFiles: ALL_RUNS * 0.25 };

/** Longer than any number of programs that is asked for by hand takes. */
export const TIMEOUT = 120_000 + ALL_RUNS * 10;

/**
 * Compare one of the parts into which the programs are dealt, so that each processor takes one. All findings are
 * gathered, not the first alone: how many there are is what a mend is judged by.
 */
export async function compareMany(part: number, parts: number): Promise<Findings> {
  const found = new Gathered();
  await fc.assert(
    fc.asyncProperty(arbitraryProgram, async (program) => {
      const comparison = await compareProgram(program);
      if (comparison !== null) found.add(comparison);
    }),
    { seed: SEED * parts + part, numRuns: Math.ceil(RUNS.oneFile / parts) },
  );
  return found.all();
}

/** Projects that are written and analysed together. */
const BATCH = 100;

/** The same for programs of several files, which are written into folders. */
export async function compareManyProjects(makeFolder: () => string): Promise<Findings> {
  const found = new Gathered();
  const projects = fc.sample(arbitraryProject, { seed: SEED, numRuns: RUNS.acrossFiles });
  for (let from = 0; from < projects.length; from += BATCH) {
    const batch = projects.slice(from, from + BATCH);
    for (const comparison of await compareProjects(makeFolder(), batch)) found.add(comparison);
  }
  return found.all();
}

class Gathered {
  private readonly found: Findings = { unsound: [], worse: [], compared: 0, unknown: 0 };

  add({ source, unsound, worse, compared, unknown }: Comparison): void {
    if (unsound.length > 0) this.found.unsound.push(`${unsound.join(', ')}\n${source}`);
    if (worse.length > 0) this.found.worse.push(`${worse.join(', ')}\n${source}`);
    this.found.compared += compared;
    this.found.unknown += unknown;
  }

  all(): Findings {
    this.found.unsound.sort((a, b) => a.length - b.length);
    return this.found;
  }
}
