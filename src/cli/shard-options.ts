import { InvalidArgumentError } from 'commander';
import type { Shard } from '../project/shards.js';

/** Options of the commands whose run can be shared among several machines. */
export interface ShardOptions {
  shard?: Shard;
  /** The file that the part is written to. */
  part?: string;
}

/** Whether a part is written, in place of a report. */
export function isParted({ shard, part }: ShardOptions): boolean {
  return shard !== undefined || part !== undefined;
}

/**
 * A value of `--shard`: which one, a slash, and of how many.
 *
 * @throws {InvalidArgumentError} with how it is written
 */
export function parseShard(value: string): Shard {
  const [index, count, ...rest] = value.split('/').map(wholeNumber);
  if (index === undefined || count === undefined || rest.length > 0 || index > count) {
    throw new InvalidArgumentError(
      'Name one of several shards, the first is 1: --shard 1/4, --shard 2/4, …',
    );
  }
  return { index, count };
}

function wholeNumber(text: string): number | undefined {
  const number = Number(text);
  return text !== '' && Number.isSafeInteger(number) && number > 0 ? number : undefined;
}
