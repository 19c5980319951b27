import type { Fate } from '../../../src/facts/index.js';
import type { Program } from './program.js';
import { ProgramRunner, type Run } from './run-program.js';

/** What becomes of a status in reality, over every combination of the flags. */
export interface RealFate {
  /** Where the words leave room, the better reading. */
  best: Fate;
  worst: Fate;
  /** For some flags the program tells something of a failure: it does not fail anyway, and does use the answer. */
  isTelling: boolean;
  /** For some flags the body is used as a success and nothing was tested. */
  isNeverLookedAt: boolean;
  /** For some flags the body of the failure is returned, and may say itself what it is. */
  isBodyReturned: boolean;
}

const FATES: readonly Fate[] = ['distinguished', 'propagated', 'stringified', 'lost', 'unchecked'];

export function isBetter(a: Fate, b: Fate): boolean {
  return FATES.indexOf(a) < FATES.indexOf(b);
}

/** Statuses beside a status which no program names: what treats them alike does not separate. */
const NEIGHBOURS = { 402: [403, 405], 429: [428, 430] } as const;

const FAILURES = [400, 401, 402, 403, 404, 429, 500, 503] as const;

/** Run a program with every combination of its flags, and say what becomes of a status. */
export async function realFate(runner: ProgramRunner, status: 402 | 429): Promise<RealFate> {
  const real: RealFate = {
    best: 'distinguished',
    worst: 'distinguished',
    isTelling: false,
    isNeverLookedAt: false,
    isBodyReturned: false,
  };
  for (const flags of runner.combinations) {
    const failed = await runner.run(flags, status);
    const succeeded = await runner.run(flags, 200);
    const beside = await Promise.all(NEIGHBOURS[status].map((other) => runner.run(flags, other)));
    const isTested = beside.every((other) => !isSame(other.tests, failed.tests));
    const isTreated = beside.every((other) => !isSame(actsOf(other), actsOf(failed)));
    const plain = fateOf(failed, succeeded, status);
    const best = isTested ? 'distinguished' : plain.best;
    const worst = isTreated ? 'distinguished' : plain.worst;
    if (isBetter(real.worst, worst)) real.worst = worst;
    // A test for 200 alone takes other successes for failures, or failures for them.
    const created = await runner.run(flags, 201);
    if (isSame(created.effects, failed.effects) && created.usedBody) real.worst = 'unchecked';
    if (holdsBody(failed.left)) real.isBodyReturned = true;
    if (!isTelling(failed, succeeded)) continue;
    real.isTelling = true;
    if (isBetter(real.best, best)) real.best = best;
    if (plain.best === 'unchecked' && failed.tests.length === 0) real.isNeverLookedAt = true;
  }
  return real;
}

/** Whether every failure, for all flags, leads to something else than a success, and its body nowhere. */
export async function isEveryFailureTold(program: Program): Promise<boolean> {
  const runner = ProgramRunner.of(program);
  for (const flags of runner.combinations) {
    for (const success of [200, 201]) {
      const succeeded = await runner.run(flags, success);
      for (const status of FAILURES) {
        const failed = await runner.run(flags, status);
        if (failed.usedBody || isSame(usesOf(failed), usesOf(succeeded))) return false;
      }
    }
  }
  return true;
}

function isTelling(failed: Run, succeeded: Run): boolean {
  const isUnused =
    isSame(failed.effects, succeeded.effects) &&
    isSame(failed.tests, succeeded.tests) &&
    !succeeded.usedBody;
  return !succeeded.threw && !isUnused && !failed.askedBody && !succeeded.askedBody;
}

/** The fate of a status that nothing separates. */
function fateOf(failed: Run, succeeded: Run, status: number): { best: Fate; worst: Fate } {
  if (holds(failed.left, status, 'data')) return { best: 'propagated', worst: 'propagated' };
  const isNoticed = !isSame(failed.tests, succeeded.tests);
  if (isSame(failed.effects, succeeded.effects) && (failed.usedBody || !isNoticed)) {
    return { best: 'unchecked', worst: 'unchecked' };
  }
  const isLogged = failed.logged.some((line) =>
    line.some((part) => part === status || holds(part, status, 'text')),
  );
  const kept = holds(failed.left, status, 'text') || isLogged ? 'stringified' : 'lost';
  // The body of a failure may say itself what it is, and where it is used it may be taken for that of a success.
  const isTaken = failed.usedBody && succeeded.usedBody;
  const isLikeSuccess = isSame(usesOf(failed), usesOf(succeeded));
  return {
    best: holdsBody(failed.left) ? 'propagated' : kept,
    worst: isTaken || isLikeSuccess ? 'unchecked' : kept,
  };
}

/** All that a run did: what is done for one status alone separates it. */
function actsOf({ effects, logged }: Run): string[] {
  return [...effects, `logs ${String(logged.length)}`];
}

/** What is done with the answer, without what only marks the way. */
function usesOf({ effects }: Run): string[] {
  return effects.filter((effect) => !/^(?:note|nothing)/.test(effect));
}

/** Whether a value has the status somewhere inside. */
function holds(value: unknown, status: number, as: 'data' | 'text'): boolean {
  if (typeof value === 'string') return as === 'text' && value.includes(String(status));
  if (typeof value === 'number') return as === 'data' && value === status;
  if (typeof value !== 'object' || value === null) return false;
  return Object.getOwnPropertyNames(value)
    .filter((name) => name !== 'stack')
    .some((name) => holds((value as Record<string, unknown>)[name], status, as));
}

function holdsBody(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return 'items' in value || Object.values(value).some(holdsBody);
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index]);
}
