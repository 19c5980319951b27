import { displayPath } from '../project/display-path.js';
import { namedButIgnored } from '../project/named-but-ignored.js';
import { printable } from '../report/printable.js';
import { formatRemark } from '../settings/config-error.js';
import type { ResolvedConfig } from '../settings/resolve-config.js';
import { colorsFor } from './terminal.js';

/** How many files one line names. */
const MOST_NAMED = 3;

/**
 * Say what in a configuration has no effect, a line each on standard error.
 *
 * @param paths what the command line names
 */
export function sayWarnings(
  { file, baseDir, ignore, warnings }: ResolvedConfig,
  paths: readonly string[],
): void {
  const cwd = process.cwd();
  const shown = displayPath(cwd, file ?? baseDir);
  const lines = warnings.map((warning) => formatRemark(shown, warning));
  const named = namedButIgnored(paths, cwd, { baseDir, patterns: ignore });
  if (named.length > 0) {
    const more = named.length - MOST_NAMED;
    const rest = more > 0 ? ` and ${more} more` : '';
    const files = named.slice(0, MOST_NAMED).join(', ') + rest;
    lines.push(
      `${shown}: ignore leaves out ${files}: what the command line names wins and is read`,
    );
  }
  for (const line of lines)
    process.stderr.write(`${colorsFor(process.stderr).yellow('warning:')} ${printable(line)}\n`);
}
