import { rules } from '../../rules/index.js';
import { ChangeError } from '../change/change-error.js';
import { changeSince } from '../change/change-since.js';
import type { RunPlan } from '../change/look-at-commit.js';
import { BaselineError } from '../check/baseline-error.js';
import { enableRules } from '../check/enabled-rules.js';
import { rulesJudge } from '../check/judge-rules.js';
import { type KnownFinding, toKnown } from '../check/known-finding.js';
import type { ProjectOptions } from '../project/analyse-project.js';
import type { CheckFormatName } from '../report/check-formats.js';
import type { Preset } from '../rule/rule.js';
import { blaming } from '../settings/config-error.js';
import { resolveConfig } from '../settings/resolve-config.js';
import { CheckedProject } from './checked-project.js';
import { knownFromBaseline } from './compare-check.js';
import { concludeCheck, concludeUpdate } from './conclude-check.js';
import { EXIT } from './exit-code.js';
import { startBefore } from './look-before.js';
import { startProgress } from './progress.js';
import { type Output, wantsWays } from './report-check.js';
import { type CommonOptions, projectOptions, runProject } from './run.js';
import { isParted, type ShardOptions } from './shard-options.js';

export interface CheckOptions extends CommonOptions, ShardOptions {
  config: Preset;
  format: CheckFormatName;
  output: readonly Output[];
  /** Report only what is worse than at the place where this branch left that one. */
  since?: string;
  /** A file with the findings that are known. */
  baseline?: string;
  /** Write that file instead. */
  updateBaseline?: boolean;
  /** So many errors are let pass. */
  max?: number;
}

/** `unhappy-path check`: run the rules without ESLint. Gives the exit code. */
export async function check(paths: readonly string[], options: CheckOptions): Promise<number> {
  const { since, baseline, updateBaseline = false, max = 0 } = options;
  if (updateBaseline && (baseline === undefined || since !== undefined)) {
    const remedy =
      since === undefined
        ? 'name the file: --baseline FILE --update-baseline'
        : 'a baseline holds all that is found; leave --since out';
    return trouble(`--update-baseline: ${remedy}`);
  }
  if (isParted(options)) {
    if (since !== undefined)
      return trouble('--since: takes no --shard or --part; run it unsharded');
    if (baseline !== undefined || options.max !== undefined)
      return trouble('--baseline and --max concern the whole run; give them to merge');
  }
  try {
    return await run();
  } catch (error) {
    if (error instanceof ChangeError) return trouble(`--since: ${error.message}`);
    if (error instanceof BaselineError) return trouble(`${baseline ?? ''}: ${error.message}`);
    throw error;
  }

  async function run(): Promise<number> {
    const config = await resolveConfig(process.cwd(), rulesJudge(rules, options.config));
    const enabled = await blaming(config.file, () =>
      enableRules(rules, options.config, config.rules),
    );
    // Asked first: who names what is not there need not wait for the analysis to hear it.
    const change = since === undefined ? null : await changeSince(since, process.cwd());
    if (change !== null && change.note !== null) process.stderr.write(`note: ${change.note}\n`);
    const isCompared = baseline !== undefined && !updateBaseline;
    const lists = isCompared ? [await knownFromBaseline(baseline)] : [];

    const outputs = { format: options.format, files: options.output };
    const ways = wantsWays(outputs);
    if (isParted(options)) {
      const { writePart } = await import('./write-part.js');
      return writePart(paths, config, options, { ways });
    }
    const project = new CheckedProject(enabled, config.settings);
    const plan = planOf(projectOptions(paths, config, options));
    const told = { plan, preset: options.config, entries: config.rules };
    const before = change?.isRelevant === true ? startBefore(change, told) : null;
    try {
      const result = await runProject(paths, config, options, project.visit, { ways });
      const { findings, suppressed } = project;
      const judged = { ...result, findings, suppressed };
      if (updateBaseline && baseline !== undefined) return await concludeUpdate(judged, baseline);
      if (change !== null && since !== undefined) {
        // Where nothing that is read has changed, nothing is new.
        const entries =
          findings.length === 0 || before === null
            ? toKnown(findings, plan.cwd)
            : await waitFor(before.findings, since);
        lists.push({ against: since, folder: plan.cwd, entries, renames: change.renames });
      }
      return await concludeCheck(judged, { lists, max }, project.sources(), outputs);
    } finally {
      before?.stop();
    }
  }
}

function planOf({ paths, cwd, settings, ignore, maxFileSize, tests }: ProjectOptions): RunPlan {
  return { paths, cwd, settings, ignore, maxFileSize, tests };
}

function trouble(text: string): number {
  process.stderr.write(`error: ${text}\n`);
  return EXIT.trouble;
}

async function waitFor(
  findings: Promise<readonly KnownFinding[]>,
  against: string,
): Promise<readonly KnownFinding[]> {
  const progress = await startProgress();
  progress.step(`Analysing ${against} for comparison`);
  try {
    return await findings;
  } finally {
    progress.stop();
  }
}
