import { spawnSync } from 'node:child_process';

const REPORT_CPU_TIME = new URL('report-cpu-time.js', import.meta.url).href;

/** A Node process to measure: its arguments and working directory. */
export interface Contestant {
  label: string;
  args: readonly string[];
  cwd: string;
}

/** What one run of a process cost; times in seconds. */
export interface Cost {
  /** From start to end, as the user waits. */
  wall: number;
  /** Of all processors together: other work on the machine hardly touches it. */
  cpu: number;
  /** The memory that it held at most, in megabytes. */
  memory: number;
}

/** The costs of every run of the two. */
export interface Comparison {
  first: readonly Cost[];
  second: readonly Cost[];
}

/**
 * Run two whole processes in turn, so that whatever else the machine does meets both alike. One run of each before
 * does not count: it warms the disk cache.
 */
export function alternate(first: Contestant, second: Contestant, runs: number): Comparison {
  const costs = { first: [] as Cost[], second: [] as Cost[] };
  costOf(first);
  costOf(second);
  for (let run = 0; run < runs; run += 1) {
    costs.first.push(costOf(first));
    costs.second.push(costOf(second));
  }
  return costs;
}

/** The middle value; of an even number, the mean of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const [low = NaN, high = NaN] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
  return (low + high) / 2;
}

function costOf({ label, args, cwd }: Contestant): Cost {
  const start = performance.now();
  const { status, stderr, output } = spawnSync(
    process.execPath,
    ['--import', REPORT_CPU_TIME, ...args],
    { cwd, stdio: ['ignore', 'ignore', 'pipe', 'pipe'], encoding: 'utf8' },
  );
  const wall = (performance.now() - start) / 1000;
  // 1 and 2 are findings and files that do not parse: a corpus may well have some.
  if (status === null || status > 2) throw new Error(`${label} failed:\n${stderr}`);
  const [cpu = NaN, memory = NaN] = (output[3] ?? '').split(' ').map(Number);
  return { wall, cpu, memory };
}
