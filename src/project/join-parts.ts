import type { ProjectRun } from './analyse-project.js';
import type { FileOutcome } from './file-outcome.js';
import { type Part, PartError } from './part.js';

/** A part, and what to call it in messages. */
export interface NamedPart {
  name: string;
  part: Part;
}

/**
 * The run that parts are parts of.
 *
 * @param parts at least one
 * @throws {PartError} where one is missing, is there twice, or belongs to another run
 */
export function joinParts(parts: readonly NamedPart[]): ProjectRun {
  const [first] = parts;
  if (first === undefined) throw new PartError('there is no part');
  for (const other of parts.slice(1)) compare(first, other);
  const { count } = first.part.shard;
  const byShard = new Map<number, NamedPart>();
  for (const named of parts) {
    const { index } = named.part.shard;
    const same = byShard.get(index);
    if (same !== undefined) {
      throw new PartError(
        `${same.name} and ${named.name} are both part ${index} of ${count}; name each part once`,
      );
    }
    byShard.set(index, named);
  }
  const missing = numbersTo(count).filter((index) => !byShard.has(index));
  if (missing.length > 0) {
    throw new PartError(
      `${missing.length === 1 ? 'part' : 'parts'} ${missing.join(', ')} of ${count} ${missing.length === 1 ? 'is' : 'are'} missing; run --shard ${missing[0] ?? ''}/${count}, and name its part as well`,
    );
  }
  const { run } = first.part;
  return {
    files: [...run.files],
    outcomes: inOrder(parts, run.files.length),
    diagnostics: [...run.diagnostics],
    notes: [],
    notSupported: new Map(run.notSupported),
    tests: run.tests,
  };
}

/** @throws {PartError} where two parts are not of the same run */
function compare(a: NamedPart, b: NamedPart): void {
  const both = `${a.name} and ${b.name}`;
  if (a.part.shard.count !== b.part.shard.count) {
    throw new PartError(
      `${a.name} is one of ${a.part.shard.count} parts and ${b.name} one of ${b.part.shard.count}; join the parts of one run`,
    );
  }
  const { settings, rules, ways, ...rest } = a.part.run;
  const { settings: otherSettings, rules: otherRules, ways: otherWays, ...otherRest } = b.part.run;
  if (!isSame([settings, rules], [otherSettings, otherRules])) {
    throw new PartError(
      `${both} were made with different settings; run all shards with the same configuration`,
    );
  }
  if (ways !== otherWays) {
    throw new PartError(
      `${both} were made for different formats; give all shards the same --format and --output`,
    );
  }
  if (!isSame(rest, otherRest)) {
    throw new PartError(
      `${both} are of different files; run all shards on the same commit, in the same folder and with the same paths`,
    );
  }
}

function inOrder(parts: readonly NamedPart[], files: number): FileOutcome[] {
  const outcomes = new Map<number, FileOutcome>();
  for (const { part } of parts) {
    for (const { at, outcome } of part.outcomes) outcomes.set(at, outcome);
  }
  return numbersTo(files).map((number) => {
    const outcome = outcomes.get(number - 1);
    if (outcome === undefined) {
      throw new PartError('the parts leave out a file; run all shards again');
    }
    return outcome;
  });
}

function numbersTo(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
