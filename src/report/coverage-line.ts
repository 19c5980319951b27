import type { Coverage } from '../project/coverage.js';
import { counted } from './counted.js';
import { printable } from './printable.js';

/**
 * What the analysis saw and what it did not, on one line:
 * `Analysed 12 calls in 40 files; unknown in part: 2 (passed to an import: 3); not read yet: 5 .vue files.`
 */
export function formatCoverage(coverage: Coverage): string {
  const { calls, files, unknownCalls, reasons, failedFiles, notSupported } = coverage;
  const why = reasons.map(({ reason, count }) => `${printable(reason)}: ${count}`).join(', ');
  const parts = [
    `Analysed ${counted(calls, 'call')} in ${counted(files, 'file')}`,
    `unknown in part: ${unknownCalls}${why === '' ? '' : ` (${why})`}`,
  ];
  if (failedFiles > 0) parts.push(`not checked: ${failedFiles} (see the errors)`);
  if (notSupported.size > 0) {
    const kinds = [...notSupported].sort();
    parts.push(
      `not read yet: ${kinds.map(([extension, count]) => counted(count, `${extension} file`)).join(', ')}`,
    );
  }
  return `${parts.join('; ')}.`;
}
