import type { ApiCall } from '../facts/index.js';
import type { FileFacts } from '../analysis/index.js';

/** How much of a project the analysis could see: what stands in the last line of every report. */
export interface Coverage {
  /** Files that were read, with calls or without. */
  files: number;
  calls: number;
  /** Calls with at least one fact `unknown`. */
  unknownCalls: number;
  /** Why facts are `unknown`, the most frequent reason first. */
  reasons: readonly { reason: string; count: number }[];
  /** Files that should have been checked and were not. */
  failedFiles: number;
  /** Files with code in a language that is not read yet, counted by extension. */
  notSupported: ReadonlyMap<string, number>;
}

/** Counts the coverage of a run, one file after the other. */
export class CoverageCounter {
  #files = 0;
  #calls = 0;
  #unknownCalls = 0;
  #failedFiles = 0;
  readonly #reasons = new Map<string, number>();

  addFile(facts: FileFacts | null): void {
    this.#files += 1;
    if (facts === null) return;
    this.#calls += facts.calls.length;
    this.#unknownCalls += facts.calls.filter(hasUnknownFact).length;
    for (const { reason, count } of facts.unfollowed) {
      this.#reasons.set(reason, (this.#reasons.get(reason) ?? 0) + count);
    }
  }

  addFailure(): void {
    this.#failedFiles += 1;
  }

  result(notSupported: ReadonlyMap<string, number>): Coverage {
    return {
      files: this.#files,
      calls: this.#calls,
      unknownCalls: this.#unknownCalls,
      reasons: [...this.#reasons]
        .map(([reason, count]) => ({ reason, count }))
        .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
      failedFiles: this.#failedFiles,
      notSupported,
    };
  }
}

function hasUnknownFact(call: ApiCall): boolean {
  return (
    call.checked === 'unknown' ||
    call.idempotency === 'unknown' ||
    call.requestId === 'unknown' ||
    Object.values(call.fate).some((fate) => fate.kind === 'unknown')
  );
}
