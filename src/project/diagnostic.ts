/**
 * Why something was not checked.
 *
 * - `error`: it should have been, so the run cannot count as clean
 * - `note`: it was left out on purpose
 */
export interface Diagnostic {
  severity: 'error' | 'note';
  /** Relative to the working directory, with forward slashes. */
  file: string;
  /** 1-based; null where the whole file or folder is meant. */
  line: number | null;
  column: number | null;
  /** What is wrong and how to mend it, on one line. */
  message: string;
  /** The stack of a crash, for `--debug`. */
  stack?: string;
}

/** A diagnostic about a whole file or folder. */
export function wholeFile(
  severity: Diagnostic['severity'],
  file: string,
  message: string,
): Diagnostic {
  return { severity, file, line: null, column: null, message };
}
