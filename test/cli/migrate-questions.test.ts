import pc from 'picocolors';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Questions } from '../../src/cli/migrate-questions.js';
import type { SiteOutcome } from '../../src/migrate/outcome.js';

const answers: unknown[] = [];
const CANCEL = Symbol('cancel');

vi.mock('@clack/prompts', () => ({
  isCancel: (answer: unknown) => answer === CANCEL,
  select: () => Promise.resolve(answers.shift()),
}));

beforeEach(() => {
  answers.length = 0;
});

/** Which of these sites are accepted, with as many answers as are given. */
async function accepted(files: readonly string[], given: readonly unknown[]): Promise<boolean[]> {
  answers.push(...given);
  const questions = new Questions(pc.createColors(false));
  const results: boolean[] = [];
  for (const file of files) {
    const site = { codemod: 'c', call: { file, line: 1, column: 1 } } as SiteOutcome;
    results.push(await questions.accept(site, []));
  }
  expect(answers).toEqual([]);
  return results;
}

describe('--interactive', () => {
  it('asks of each site', async () => {
    expect(await accepted(['a', 'a', 'b'], ['yes', 'no', 'yes'])).toEqual([true, false, true]);
  });

  it('asks no more of a file that was answered as a whole', async () => {
    expect(await accepted(['a', 'a', 'b', 'b'], ['file', 'not-file'])).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('asks no more at all after "all" and "quit"', async () => {
    expect(await accepted(['a', 'b', 'c'], ['no', 'all'])).toEqual([false, true, true]);
    expect(await accepted(['a', 'b', 'c'], ['yes', 'quit'])).toEqual([true, false, false]);
  });

  it('ends the run where it is cancelled', async () => {
    await expect(accepted(['a', 'b'], ['yes', CANCEL])).rejects.toThrow(
      'you ended it; nothing was written',
    );
  });
});
