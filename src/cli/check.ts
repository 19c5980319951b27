import { rules } from '../../rules/index.js';
import { ChangeError } from '../change/change-error.js';
import { type Change, changeSince } from '../change/change-since.js';
import { checkFile } from '../check/check-file.js';
import { type EnabledRule, enableRules } from '../check/enabled-rules.js';
import type { CheckFinding } from '../check/finding.js';
import { toKnown } from '../check/known-finding.js';
import type { ProjectOptions } from '../project/analyse-project.js';
import type { AnalysedFile } from '../project/file-outcome.js';
import type { CheckFormatName } from '../report/check-formats.js';
import type { Preset } from '../rule/rule.js';
import { blaming } from '../settings/config-error.js';
import { resolveConfig } from '../settings/resolve-config.js';
import type { KnownBefore } from './compare-check.js';
import { sourcesOf } from './check-sources.js';
import { concludeCheck, type Verdict } from './conclude-check.js';
import { EXIT } from './exit-code.js';
import { startProgress } from './progress.js';
import { type Output, wantsWays } from './report-check.js';
import { type CommonOptions, projectOptions, runProject } from './run.js';

export interface CheckOptions extends CommonOptions, Verdict {
  config: Preset;
  format: CheckFormatName;
  output: readonly Output[];
  since?: string;
}

/** `unhappy-path check`: run the rules without ESLint. Gives the exit code. */
export async function check(paths: readonly string[], options: CheckOptions): Promise<number> {
  const config = await resolveConfig(process.cwd());
  const enabled = await blaming(config.file, () =>
    enableRules(rules, options.config, config.rules),
  );
  const outputs = { format: options.format, files: options.output };
  const files: AnalysedFile[] = [];
  const findings: CheckFinding[] = [];
  let suppressed = 0;
  const visit = (file: AnalysedFile): void => {
    files.push(file);
    const found = checkFile(file, enabled, config.settings);
    findings.push(...found.findings);
    suppressed += found.suppressed;
  };

  try {
    const { since } = options;
    // Asked first: who names a commit that is not here need not wait to hear it.
    const change = since === undefined ? null : await changeSince(since, process.cwd());
    const ways = wantsWays(outputs);
    const result = await runProject(paths, config, options, visit, { ways });
    const project = projectOptions(paths, config, options);
    const before =
      change === null ? null : await lookBefore(change, since ?? '', findings, project, enabled);

    const judged = { ...result, findings, suppressed };
    return await concludeCheck(judged, before, sourcesOf(files), outputs, options);
  } catch (error) {
    if (!(error instanceof ChangeError)) throw error;
    process.stderr.write(`error: --since: ${error.message}\n`);
    return EXIT.trouble;
  }
}

async function lookBefore(
  change: Change,
  against: string,
  findings: readonly CheckFinding[],
  project: ProjectOptions,
  rules: readonly EnabledRule[],
): Promise<KnownBefore> {
  const known = { against, folder: project.cwd };
  if (change.note !== null) process.stderr.write(`note: ${change.note}\n`);
  if (findings.length === 0 || !change.isRelevant)
    return { ...known, entries: toKnown(findings, project.cwd), renames: new Map() };
  const progress = await startProgress();
  progress.step(`Analysing ${against} for comparison`);
  try {
    return { ...known, ...(await change.lookBefore(project, rules)) };
  } finally {
    progress.stop();
  }
}
