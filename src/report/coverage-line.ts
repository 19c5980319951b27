import type { Coverage, UnknownFact } from '../project/coverage.js';
import { counted } from './counted.js';
import { printable } from './printable.js';

const FACT_NAMES: Readonly<Record<UnknownFact, string>> = {
  checked: 'checked',
  fate: 'fate',
  idempotency: 'key',
  requestId: 'request id',
};

/**
 * What the analysis saw and what it did not, on one line:
 * `Analysed 12 calls in 40 files; unknown in part: 2 (fate 2, key 1; passed to an import: 3); not read yet: 5 .astro files.`
 */
export function formatCoverage(coverage: Coverage): string {
  const { calls, files, unknownCalls, failedFiles, notSupported, tests } = coverage;
  const parts = [
    `Analysed ${counted(calls, 'call')} in ${counted(files, 'file')}`,
    `unknown in part: ${unknownCalls}${unknownCalls === 0 ? '' : ` (${whatAndWhy(coverage)})`}`,
  ];
  if (failedFiles > 0) parts.push(`not checked: ${failedFiles} (see the errors)`);
  if (notSupported.size > 0) {
    const kinds = [...notSupported].sort();
    parts.push(
      `not read yet: ${kinds.map(([extension, count]) => counted(count, `${extension} file`)).join(', ')}`,
    );
  }
  if (tests > 0) parts.push(`left out: ${counted(tests, 'test file')} (--tests reads them)`);
  return `${parts.join('; ')}.`;
}

function whatAndWhy({ unknownFacts, reasons }: Coverage): string {
  const facts = (Object.keys(FACT_NAMES) as UnknownFact[])
    .filter((fact) => unknownFacts[fact] > 0)
    .map((fact) => `${FACT_NAMES[fact]} ${unknownFacts[fact]}`);
  const why = reasons.map(({ reason, count }) => `${printable(reason)}: ${count}`);
  return [facts.join(', '), ...why].join('; ');
}
