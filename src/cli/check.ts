import { rules } from '../../rules/index.js';
import { checkFile } from '../check/check-file.js';
import { enableRules } from '../check/enabled-rules.js';
import type { CheckFinding } from '../check/finding.js';
import { asKept, Explainer } from '../project/explain-call.js';
import type { AnalysedFile } from '../project/file-outcome.js';
import type { CheckFormatName } from '../report/check-formats.js';
import type { Preset } from '../rule/rule.js';
import { blaming } from '../settings/config-error.js';
import { resolveConfig } from '../settings/resolve-config.js';
import { EXIT } from './exit-code.js';
import { type Output, reportCheck, wantsWays } from './report-check.js';
import { type CommonOptions, runProject } from './run.js';

export interface CheckOptions extends CommonOptions {
  config: Preset;
  format: CheckFormatName;
  output: readonly Output[];
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
  const ways = wantsWays(outputs);
  const { coverage, diagnostics } = await runProject(paths, config, options, visit, { ways });

  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const explainer = new Explainer(files, asKept);
  const isWritten = await reportCheck(
    { findings, suppressed, diagnostics, coverage, comparison: null },
    {
      textOf: (file) => texts.get(file) ?? null,
      waysOf: ({ call }) => explainer.explain(call).ways,
    },
    outputs,
  );
  if (coverage.failedFiles > 0 || !isWritten) return EXIT.trouble;
  return findings.some(({ severity }) => severity === 'error') ? EXIT.findings : EXIT.clean;
}
