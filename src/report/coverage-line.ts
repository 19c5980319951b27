import type { Coverage } from '../project/coverage.js';
import { counted } from './counted.js';
import { printable } from './printable.js';

/**
 * What the analysis saw and what it did not, on one line:
 * `Analysed 12 calls in 40 files; 2 calls unknown in part (passed to an import: 3); not read yet: 5 .vue files.`
 */
export function formatCoverage(coverage: Coverage): string {
  const { calls, files, unknownCalls, reasons, failedFiles, notSupported } = coverage;
  const parts = [`Analysed ${counted(calls, 'call')} in ${counted(files, 'file')}`];

  const why = reasons.map(({ reason, count }) => `${printable(reason)}: ${count}`).join(', ');
  parts.push(`${counted(unknownCalls, 'call')} unknown in part${why === '' ? '' : ` (${why})`}`);
  if (failedFiles > 0) parts.push(`${counted(failedFiles, 'path')} not checked, see the errors`);
  if (notSupported.size > 0) {
    const kinds = [...notSupported]
      .sort()
      .map(([extension, count]) => counted(count, `${extension} file`));
    parts.push(`not read yet: ${kinds.join(', ')}`);
  }
  return `${parts.join('; ')}.`;
}
