import type { ApiCall } from '../facts/index.js';
import type { FileFacts } from '../analysis/index.js';

/** How much of a project the analysis could see: what stands in the last line of every report. */
export interface Coverage {
  /** Files that were read, with calls or without. */
  files: number;
  calls: number;
  /** Calls with at least one fact `unknown`. */
  unknownCalls: number;
  /** Of how many calls each fact is `unknown`. */
  unknownFacts: Readonly<Record<UnknownFact, number>>;
  /** Why facts are `unknown`, the most frequent reason first. */
  reasons: readonly { reason: string; count: number }[];
  /** Files that should have been checked and were not. */
  failedFiles: number;
  /** Files with code in a language that is not read yet, counted by extension. */
  notSupported: ReadonlyMap<string, number>;
  /** Test files that were left out. */
  tests: number;
}

/** The facts that can be `unknown`. */
export type UnknownFact = 'checked' | 'fate' | 'idempotency' | 'requestId';

/** Counts the coverage of a run, one file after the other. */
export class CoverageCounter {
  #files = 0;
  #calls = 0;
  #unknownCalls = 0;
  #failedFiles = 0;
  readonly #unknownFacts = { checked: 0, fate: 0, idempotency: 0, requestId: 0 };
  readonly #reasons = new Map<string, number>();

  addFile(facts: FileFacts | null): void {
    this.#files += 1;
    if (facts === null) return;
    this.#calls += facts.calls.length;
    for (const call of facts.calls) {
      const unknown = unknownFactsOf(call);
      if (unknown.length > 0) this.#unknownCalls += 1;
      for (const fact of unknown) this.#unknownFacts[fact] += 1;
    }
    for (const { reason, count } of facts.unfollowed) {
      this.#reasons.set(reason, (this.#reasons.get(reason) ?? 0) + count);
    }
  }

  addFailure(): void {
    this.#failedFiles += 1;
  }

  result(notSupported: ReadonlyMap<string, number>, tests: number): Coverage {
    return {
      files: this.#files,
      calls: this.#calls,
      unknownCalls: this.#unknownCalls,
      unknownFacts: { ...this.#unknownFacts },
      reasons: mostFrequentFirst(this.#reasons),
      failedFiles: this.#failedFiles,
      notSupported,
      tests,
    };
  }
}

/** The coverage of several runs together. */
export function addCoverages(all: readonly Coverage[]): Coverage {
  const sum = (countOf: (one: Coverage) => number): number =>
    all.reduce((total, one) => total + countOf(one), 0);
  return {
    files: sum((one) => one.files),
    calls: sum((one) => one.calls),
    unknownCalls: sum((one) => one.unknownCalls),
    unknownFacts: {
      checked: sum(({ unknownFacts }) => unknownFacts.checked),
      fate: sum(({ unknownFacts }) => unknownFacts.fate),
      idempotency: sum(({ unknownFacts }) => unknownFacts.idempotency),
      requestId: sum(({ unknownFacts }) => unknownFacts.requestId),
    },
    reasons: mostFrequentFirst(
      addUp(all.flatMap(({ reasons }) => reasons.map(({ reason, count }) => [reason, count]))),
    ),
    failedFiles: sum((one) => one.failedFiles),
    notSupported: addUp(all.flatMap(({ notSupported }) => [...notSupported])),
    tests: sum((one) => one.tests),
  };
}

function addUp(counts: readonly (readonly [name: string, count: number])[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [name, count] of counts) sums.set(name, (sums.get(name) ?? 0) + count);
  return sums;
}

function mostFrequentFirst(reasons: ReadonlyMap<string, number>): Coverage['reasons'] {
  return [...reasons]
    .map(([reason, count]) => ({ reason, count }))
    .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
}

function unknownFactsOf(call: ApiCall): UnknownFact[] {
  const facts: UnknownFact[] = [];
  if (call.checked === 'unknown') facts.push('checked');
  if (Object.values(call.fate).some((fate) => fate.kind === 'unknown')) facts.push('fate');
  if (call.idempotency === 'unknown') facts.push('idempotency');
  if (call.requestId === 'unknown') facts.push('requestId');
  return facts;
}
