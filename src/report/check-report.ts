import type { CheckFinding } from '../check/finding.js';
import type { KnownFinding } from '../check/known-finding.js';
import type { ApiCall, Way } from '../facts/index.js';
import type { Coverage } from '../project/coverage.js';
import type { Diagnostic } from '../project/diagnostic.js';

/** What `check` has to say, whatever the format. */
export interface CheckReport {
  /** Sorted by file, then position, then rule. */
  findings: readonly CheckFinding[];
  /** Findings that `eslint-disable` comments switched off. */
  suppressed: number;
  diagnostics: readonly Diagnostic[];
  coverage: Coverage;
  /** What findings were left out, having been there before; null where they were compared with nothing. */
  comparison: Comparison | null;
}

/** How the findings of a run differ from those that were known before it. */
export interface Comparison {
  /** What they were compared with, as a reader names it: `origin/main`, `unhappy-path.baseline.jsonl`. */
  against: string;
  /** How many findings were known and are left out of the report. */
  known: number;
  /** Those known before that are no longer there. */
  gone: readonly KnownFinding[];
}

/** What formats may ask for beside the report itself. */
export interface CheckSources {
  /** The text of a file of the project, named as in findings; null where it cannot be read. */
  textOf(file: string): string | null;
  /** How the answer of a finding's call comes to its fate; empty where the format did not ask for ways. */
  waysOf(finding: CheckFinding): readonly Way[];
  /** The calls elsewhere that have the same defect from this one: what is mended here is mended there. */
  callersOf(finding: CheckFinding): readonly ApiCall[];
}
