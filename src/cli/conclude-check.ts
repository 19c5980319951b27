import type { CheckFinding } from '../check/finding.js';
import type { ProjectResult } from '../project/analyse-project.js';
import { displayPath } from '../project/display-path.js';
import type { CheckSources } from '../report/check-report.js';
import { counted } from '../report/counted.js';
import { compareWith, type KnownBefore, updateBaseline } from './compare-check.js';
import { EXIT } from './exit-code.js';
import { type Outputs, reportCheck } from './report-check.js';

/** What the rules have to say of a run. */
export interface Judged extends ProjectResult {
  findings: readonly CheckFinding[];
  /** Findings that `eslint-disable` comments switched off. */
  suppressed: number;
}

/** What findings are compared with, and how many of the others make a run fail. */
export interface Verdict {
  lists: readonly KnownBefore[];
  /** So many errors are let pass. */
  max: number;
}

/** Leave out what was known before, report the rest, and say how the run ends. */
export async function concludeCheck(
  judged: Judged,
  { lists, max }: Verdict,
  sources: CheckSources,
  outputs: Outputs,
): Promise<number> {
  const { coverage, diagnostics, suppressed } = judged;
  const compared = lists.map((list) => compareWith(judged, list));
  const findings = judged.findings.filter((finding) =>
    compared.every(({ fresh }) => fresh.includes(finding)),
  );
  const comparison =
    lists.length === 0
      ? null
      : {
          against: lists.map(({ against }) => against).join(' and '),
          known: judged.findings.length - findings.length,
          gone: compared.flatMap(({ gone }) => gone),
        };
  const report = { findings, suppressed, diagnostics, coverage, comparison };
  const isWritten = await reportCheck(report, sources, outputs);
  if (coverage.failedFiles > 0 || !isWritten) return EXIT.trouble;
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return errors > max ? EXIT.findings : EXIT.clean;
}

/**
 * Make all findings of a run known, and say how the run ends.
 *
 * @throws {BaselineError} where the file is there and cannot be read
 */
export async function concludeUpdate(judged: Judged, baseline: string): Promise<number> {
  const updated = await updateBaseline(baseline, judged);
  if ('failure' in updated) {
    process.stderr.write(`error: ${updated.failure}\n`);
    return EXIT.trouble;
  }
  const { entries, attributes } = updated;
  process.stderr.write(`${baseline} holds ${counted(entries, 'entry', 'entries')} now.\n`);
  if (attributes !== null) {
    const shown = displayPath(process.cwd(), attributes);
    process.stderr.write(`${shown}: merge=union, so that branches merge it line by line.\n`);
  }
  return judged.coverage.failedFiles > 0 ? EXIT.trouble : EXIT.clean;
}
