import { printable } from '../printable.js';
import type { PageLines } from './page-data.js';

/** How much of a file stands around a line that is shown. */
const ABOVE = 2;
const BELOW = 1;

/** Lines between two that are shown, where they take no more room than a gap. */
const SHORT_GAP = 2;

/** Of a longer range, such as a request with a long body, the beginning tells what it is. */
const MOST_LINES = 8;

/** Longer lines were not written by hand; their beginning is shown. */
const LONGEST_LINE = 240;

/** Collects the lines of files that frames show. */
export class ShownLines {
  private readonly shown = new Map<string, Set<number>>();

  constructor(private readonly textOf: (file: string) => string | null) {}

  /** Show the lines from `line` to `endLine` with those around them. */
  add(file: string, line: number, endLine = line): void {
    const lines = this.shown.get(file) ?? new Set<number>();
    this.shown.set(file, lines);
    const last = Math.min(endLine, line + MOST_LINES) + BELOW;
    for (let number = Math.max(1, line - ABOVE); number <= last; number += 1) lines.add(number);
  }

  /** The lines by file and number; those that the file does not have are left out. */
  all(): Record<string, PageLines> {
    const lines = [...this.shown].map(([file, numbers]) => {
      const text = this.textOf(file)?.split(/\r\n|[\n\r\u2028\u2029]/u) ?? [];
      const own = withShortGaps([...numbers].sort((a, b) => a - b)).flatMap((number) => {
        const line = text[number - 1];
        return line === undefined ? [] : [[String(number), shownAs(line)] as const];
      });
      return [file, Object.fromEntries(own)] as const;
    });
    return Object.fromEntries(lines);
  }
}

function withShortGaps(numbers: readonly number[]): number[] {
  return numbers.flatMap((number, index) => {
    const before = numbers[index - 1] ?? number - 1;
    const gap = number - before - 1;
    if (gap > SHORT_GAP) return [number];
    return [...Array.from({ length: gap }, (_, offset) => before + 1 + offset), number];
  });
}

function shownAs(line: string): string {
  const cut = line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line;
  return cut.split('\t').map(printable).join('\t');
}
