import { checkFile } from '../check/check-file.js';
import type { EnabledRule } from '../check/enabled-rules.js';
import type { CheckFinding } from '../check/finding.js';
import type { AnalysedFile } from '../project/file-outcome.js';
import type { CheckSources } from '../report/check-report.js';
import type { ResolvedSettings } from '../settings/settings.js';
import { sourcesOf } from './check-sources.js';

/** What the rules say of a project, file by file. */
export class CheckedProject {
  readonly findings: CheckFinding[] = [];
  suppressed = 0;
  private readonly files: AnalysedFile[] = [];

  constructor(
    private readonly rules: readonly EnabledRule[],
    private readonly settings: ResolvedSettings,
  ) {}

  readonly visit = (file: AnalysedFile): void => {
    this.files.push(file);
    const found = checkFile(file, this.rules, this.settings);
    this.findings.push(...found.findings);
    this.suppressed += found.suppressed;
  };

  /** What formats may ask of its files. */
  sources(): CheckSources {
    return sourcesOf(this.files);
  }
}
