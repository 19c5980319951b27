import type { Fate } from '../../../src/facts/index.js';
import { factsOf, type Row } from '../facts-of.js';
import { PLAIN, printProgram } from './print-program.js';
import type { Program } from './program.js';
import { isBetter, realFate, type RealFate } from './real-fate.js';
import { ProgramRunner } from './run-program.js';

export const STATUSES = [402, 429] as const;

/** Programs with more flags than this take long to run with every combination of them. */
export const MOST_FLAGS = 5;

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
  const runner = ProgramRunner.of(program);
  const real = await Promise.all(STATUSES.map((status) => realFate(runner, status)));
  // What fails anyway, or does nothing with the answer, need not be analysed.
  if (!real.some(({ isTelling }) => isTelling)) return comparison;
  const rows = factsOf(source).filter(({ url }) => url === 'relative /api/jobs');
  const sent = rows.filter(({ via }) => via === null);
  const [own] = sent;
  if (own === undefined || sent.length > 1) {
    return { ...comparison, unsound: [`${String(sent.length)} calls are found`] };
  }
  if (program.shape.kind !== 'wrapped') {
    for (const row of rows) {
      STATUSES.forEach((status, index) => {
        compare(comparison, row, status, real[index]);
      });
    }
    return comparison;
  }
  const inner = ProgramRunner.of(program, 'request');
  for (const [index, status] of STATUSES.entries()) {
    const above = real[index];
    for (const row of rows) if (row !== own) compare(comparison, row, status, above);
    // Who calls may tell apart what the function that sends does not.
    const within = await realFate(inner, status);
    const claim = own[status];
    if (above?.isTelling !== true || !within.isTelling) continue;
    if (claim === undefined || claim === 'unknown') continue;
    if (isBetter(claim, within.best) && isBetter(claim, above.best)) {
      comparison.unsound.push(`${String(status)} within: ${claim}, really ${within.best}`);
    }
  }
  return comparison;
}

/** What is claimed of one call. */
export type Claim = Pick<Row, 'via' | 'checked' | 402 | 429>;

export function compare(
  comparison: Comparison,
  row: Claim,
  status: (typeof STATUSES)[number],
  real: RealFate | undefined,
): void {
  const where = row.via === null ? String(status) : `${String(status)} via ${row.via}`;
  const claim: Fate | undefined = row[status];
  if (real?.isTelling !== true) return;
  if (real.isNeverLookedAt && row.checked === 'yes') comparison.unsound.push('checked: yes');
  if (claim === undefined || claim === 'unknown') {
    comparison.unknown += 1;
    return;
  }
  comparison.compared += 1;
  if (isBetter(claim, real.best)) {
    comparison.unsound.push(`${where}: ${claim}, really ${real.best}`);
  }
  if (isBetter(real.worst, claim)) {
    comparison.worse.push(`${where}: ${claim}, really ${real.worst}`);
  }
}
