import { formatProblem, type Problem } from './problem.js';

/** More than these are not told on one line; the first ones show the way. */
const MOST_TOLD = 5;

/**
 * Settings that cannot be used. The message says what is wrong, where, and what would be right, in one line; whoever
 * read the settings (ESLint, a configuration file) puts in front where they stand.
 */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  /** All of what is wrong. */
  readonly problems: readonly Problem[];

  constructor(problems: string | readonly Problem[], options?: ErrorOptions) {
    const all = typeof problems === 'string' ? [{ path: [], text: problems }] : problems;
    super(onOneLine(all), options);
    this.problems = all;
  }
}

function onOneLine(problems: readonly Problem[]): string {
  const rest = problems.length - MOST_TOLD;
  const line = problems.slice(0, MOST_TOLD).map(formatProblem).join('; ');
  if (rest > 0) return `${line}; and ${String(rest)} more.`;
  return /[.?]$/u.test(line) ? line : `${line}.`;
}
