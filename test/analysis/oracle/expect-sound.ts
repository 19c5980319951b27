import { expect, it } from 'vitest';
import { RUNS, TIMEOUT, compareMany } from '../properties/compare-many.js';

/**
 * Hold what the analysis claims of programs against what their runs show. The programs of every build are the
 * same; others are tried with
 *
 *     UNHAPPY_PATH_ORACLE_SEED=7 UNHAPPY_PATH_ORACLE_RUNS=100000 npx vitest run --project unit test/analysis/oracle
 */
export function expectSound(part: number, parts: number): void {
  it(
    'of no program a fate is better than the truth, and at most one fate in a hundred is worse',
    async () => {
      const { unsound, worse, compared, unknown } = await compareMany(part, parts);
      const runs = RUNS.oneFile / parts;
      expect(compared).toBeGreaterThan(runs / 2);
      expect(unsound.length, unsound.join('\n')).toBe(0);
      // Where paths fall together it is forgotten which of two unknown values went with which answer.
      expect(worse.length / compared, worse.join('\n')).toBeLessThan(0.01);
      expect(unknown / (compared + unknown)).toBeLessThan(0.05);
    },
    TIMEOUT,
  );
}
