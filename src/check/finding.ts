import type { ApiCall, Place } from '../facts/index.js';

/** How much a finding weighs: only an `error` makes a run fail. */
export type Severity = 'error' | 'warn';

/** One thing that a rule says of one call, ready to be reported. Lines and columns are 1-based. */
export interface CheckFinding {
  /** Relative to the working directory, with forward slashes. */
  file: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  /** With the prefix that it has in ESLint: `unhappy-path/NAME`. */
  rule: string;
  severity: Severity;
  messageId: string;
  message: string;
  /** What it is said of. */
  call: ApiCall;
  /** The statuses that it is about; empty where it is about none in particular. */
  statuses: readonly number[];
  /** A name for the call that stays when lines move or the file is renamed; unique among the calls of the file. */
  identity: string;
  /** The lines that lose what it is about; empty where it is about the call itself. */
  places: readonly Place[];
}
