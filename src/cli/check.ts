import { rules } from '../../rules/index.js';
import { checkFile } from '../check/check-file.js';
import { enableRules } from '../check/enabled-rules.js';
import type { CheckFinding } from '../check/finding.js';
import { formatCheckJson } from '../report/check-json.js';
import { formatCoverage } from '../report/coverage-line.js';
import type { Preset } from '../rule/rule.js';
import { blaming } from '../settings/config-error.js';
import { resolveConfig } from '../settings/resolve-config.js';
import { EXIT } from './exit-code.js';
import { type CommonOptions, runProject } from './run.js';
import { colorsFor, widthOf } from './terminal.js';

export interface CheckOptions extends CommonOptions {
  config: Preset;
  format: 'stylish' | 'json';
}

/** `unhappy-path check`: run the rules without ESLint. Gives the exit code. */
export async function check(paths: readonly string[], options: CheckOptions): Promise<number> {
  const config = await resolveConfig(process.cwd());
  const enabled = await blaming(config.file, () =>
    enableRules(rules, options.config, config.rules),
  );

  const findings: CheckFinding[] = [];
  let suppressed = 0;
  const { coverage, diagnostics } = await runProject(paths, config, options, (file) => {
    const found = checkFile(file, enabled, config.settings);
    findings.push(...found.findings);
    suppressed += found.suppressed;
  });

  const report = { findings, suppressed, diagnostics, coverage };
  if (options.format === 'json') {
    process.stdout.write(`${formatCheckJson(report)}\n`);
    process.stderr.write(`${formatCoverage(coverage)}\n`);
  } else {
    const { formatCheckStylish } = await import('../report/check-stylish.js');
    const text = formatCheckStylish(report, {
      colors: colorsFor(process.stdout),
      width: widthOf(process.stdout),
    });
    process.stdout.write(`${text}\n${formatCoverage(coverage)}\n`);
  }
  if (coverage.failedFiles > 0) return EXIT.trouble;
  return findings.some(({ severity }) => severity === 'error') ? EXIT.findings : EXIT.clean;
}
