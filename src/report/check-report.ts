import type { CheckFinding } from '../check/finding.js';
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
}
