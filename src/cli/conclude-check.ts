import { BaselineError } from '../check/baseline-error.js';
import type { CheckFinding } from '../check/finding.js';
import type { ProjectResult } from '../project/analyse-project.js';
import { displayPath } from '../project/display-path.js';
import type { CheckSources, Comparison } from '../report/check-report.js';
import { counted } from '../report/counted.js';
import {
  compareWith,
  knownFromBaseline,
  type KnownBefore,
  updateBaseline,
} from './compare-check.js';
import { EXIT } from './exit-code.js';
import { type Outputs, reportCheck } from './report-check.js';

/** Which findings make a run fail. */
export interface Verdict {
  /** A file with the findings that are known. */
  baseline?: string;
  /** Write that file instead. */
  updateBaseline?: boolean;
  /** So many errors are let pass. */
  max?: number;
}

/** What the rules have to say of a run. */
export interface Judged extends ProjectResult {
  findings: readonly CheckFinding[];
  /** Findings that `eslint-disable` comments switched off. */
  suppressed: number;
}

/**
 * Leave out what was known before, report the rest, and say how the run ends.
 *
 * @param before findings of the same run before a change; null where no change is asked of
 */
export async function concludeCheck(
  judged: Judged,
  before: KnownBefore | null,
  sources: CheckSources,
  outputs: Outputs,
  { baseline, updateBaseline: isUpdate = false, max = 0 }: Verdict,
): Promise<number> {
  const { coverage, diagnostics, suppressed } = judged;
  const trouble = (text: string): number => {
    process.stderr.write(`error: ${text}\n`);
    return EXIT.trouble;
  };
  const isWhole = coverage.failedFiles === 0;
  try {
    if (isUpdate) {
      if (baseline === undefined)
        return trouble('--update-baseline: name the file: --baseline FILE --update-baseline');
      const updated = await updateBaseline(baseline, judged);
      if ('failure' in updated) return trouble(updated.failure);
      process.stderr.write(
        `${baseline} holds ${counted(updated.entries, 'entry', 'entries')} now.\n`,
      );
      if (updated.attributes !== null) {
        const attributes = displayPath(process.cwd(), updated.attributes);
        process.stderr.write(
          `${attributes}: merge=union, so that branches merge it line by line.\n`,
        );
      }
      return isWhole ? EXIT.clean : EXIT.trouble;
    }

    const lists = [
      ...(before === null ? [] : [before]),
      ...(baseline === undefined ? [] : [await knownFromBaseline(baseline)]),
    ];
    const compared = lists.map((list) => compareWith(judged, list));
    const findings = judged.findings.filter((finding) =>
      compared.every(({ fresh }) => fresh.includes(finding)),
    );
    const comparison: Comparison | null =
      compared.length === 0
        ? null
        : {
            against: lists.map(({ against }) => against).join(' and '),
            known: judged.findings.length - findings.length,
            gone: compared.flatMap(({ gone }) => gone),
          };
    const report = { findings, suppressed, diagnostics, coverage, comparison };
    const isWritten = await reportCheck(report, sources, outputs);
    if (!isWhole || !isWritten) return EXIT.trouble;
    const errors = findings.filter(({ severity }) => severity === 'error').length;
    return errors > max ? EXIT.findings : EXIT.clean;
  } catch (error) {
    if (error instanceof BaselineError) return trouble(`${baseline ?? ''}: ${error.message}`);
    throw error;
  }
}
