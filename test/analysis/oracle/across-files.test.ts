import { expect, it } from 'vitest';
import { temporaryTree } from '../../project/temporary-tree.js';
import { RUNS, TIMEOUT, compareManyProjects } from '../properties/compare-many.js';

it(
  'of no call of a program of several files a fate is better than the truth, and few are worse',
  async () => {
    const { unsound, worse, compared, unknown } = await compareManyProjects(() =>
      temporaryTree({}),
    );
    expect(compared).toBeGreaterThan(RUNS.acrossFiles / 2);
    expect(unsound.length, unsound.join('\n')).toBe(0);
    expect(worse.length / compared, worse.join('\n')).toBeLessThan(0.01);
    expect(unknown / (compared + unknown)).toBeLessThan(0.05);
  },
  TIMEOUT,
);
