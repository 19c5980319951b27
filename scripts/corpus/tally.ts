/** Right answers among those that labels give. */
export interface Tally {
  right: number;
  total: number;
}

/** Tallies by name, in the order in which names first came. */
export class Tallies {
  readonly byName = new Map<string, Tally>();

  add(name: string, right: boolean): void {
    const tally = this.byName.get(name) ?? { right: 0, total: 0 };
    tally.total += 1;
    if (right) tally.right += 1;
    this.byName.set(name, tally);
  }

  get overall(): Tally {
    const all = { right: 0, total: 0 };
    for (const tally of this.byName.values()) {
      all.right += tally.right;
      all.total += tally.total;
    }
    return all;
  }
}

/** `12/13  92.3 %`; a dash where there is nothing to count. */
export function formatTally({ right, total }: Tally): string {
  const share = total === 0 ? '–' : `${((100 * right) / total).toFixed(1)} %`;
  return `${`${String(right)}/${String(total)}`.padStart(9)}  ${share.padStart(7)}`;
}

/** One line a name under a heading. */
export function formatTallies(heading: string, rows: Iterable<readonly [string, Tally]>): string {
  const lines = [...rows].map(([name, tally]) => `  ${name.padEnd(28)}${formatTally(tally)}`);
  return [heading, ...lines].join('\n');
}
