import { spawnSync } from 'node:child_process';

/** A Node process to measure: its arguments and working directory. */
export interface Contestant {
  label: string;
  args: readonly string[];
  cwd: string;
}

/** Seconds of every run of the two, and by how much the second is slower. */
export interface Comparison {
  first: readonly number[];
  second: readonly number[];
  /** Of the medians: second / first. */
  ratio: number;
}

/**
 * Run two whole processes in turn, so that whatever else the machine does meets both alike. One run of each before
 * does not count: it warms the disk cache.
 */
export function alternate(first: Contestant, second: Contestant, runs: number): Comparison {
  const times = { first: [] as number[], second: [] as number[] };
  secondsOf(first);
  secondsOf(second);
  for (let run = 0; run < runs; run += 1) {
    times.first.push(secondsOf(first));
    times.second.push(secondsOf(second));
  }
  return { ...times, ratio: median(times.second) / median(times.first) };
}

/** The middle value; of an even number, the mean of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = NaN, high = NaN] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}

function secondsOf({ label, args, cwd }: Contestant): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  const seconds = (performance.now() - start) / 1000;
  // 1 and 2 are findings and files that do not parse: a corpus may well have some.
  if (status === null || status > 2) throw new Error(`${label} failed:\n${stderr}`);
  return seconds;
}
