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
}
