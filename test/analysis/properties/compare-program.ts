import type { Fate } from '../../../src/facts/index.js';
import { factsOf } from '../facts-of.js';
import { PLAIN, printProgram } from './print-program.js';
import type { Program } from './program.js';
import { isBetter, realFate } from './real-fate.js';
import { ProgramRunner } from './run-program.js';

const STATUSES = [402, 429] as const;

/** Programs with more flags than this take long to run with every combination of them. */
export const MOST_FLAGS = 6;

/** What the analysis says of the call of a program, held against its runs. */
export interface Comparison {
  source: string;
  /** Claims that are better than the truth. */
  unsound: string[];
  /** Fates that are claimed and can be judged. */
  compared: number;
  /** Claims that are worse than the truth. */
  worse: string[];
  /** Fates that can be judged, of which nothing is claimed. */
  unknown: number;
}

/** Null where a program has too many flags to be run with each combination of them. */
export async function compareProgram(program: Program): Promise<Comparison | null> {
  const { source, flags } = printProgram(program, PLAIN);
  if (flags > MOST_FLAGS) return null;
  const comparison: Comparison = { source, unsound: [], compared: 0, worse: [], unknown: 0 };
  const [row] = factsOf(source).filter(({ via }) => via === null);
  if (row === undefined) return { ...comparison, unsound: ['the call is not found'] };
  const runner = new ProgramRunner(program);
  for (const status of STATUSES) {
    const claim: Fate | undefined = row[status];
    const real = await realFate(runner, status);
    if (!real.isTelling) continue;
    if (real.isNeverLookedAt && row.checked === 'yes') comparison.unsound.push('checked: yes');
    if (claim === undefined || claim === 'unknown') {
      comparison.unknown += 1;
      continue;
    }
    comparison.compared += 1;
    if (isBetter(claim, real.best)) {
      comparison.unsound.push(`${String(status)}: ${claim}, really ${real.best}`);
    }
    if (isBetter(real.worst, claim)) {
      comparison.worse.push(`${String(status)}: ${claim}, really ${real.worst}`);
    }
  }
  return comparison;
}
