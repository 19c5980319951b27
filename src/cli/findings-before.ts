import { rules } from '../../rules/index.js';
import { checkFile } from '../check/check-file.js';
import { enableRules } from '../check/enabled-rules.js';
import type { CheckFinding } from '../check/finding.js';
import { toKnown } from '../check/known-finding.js';
import { analyseProject } from '../project/analyse-project.js';
import type { LookBefore } from './look-before.js';

// A process of its own: it is told of one run, tells what that found, and ends.
process.once('message', (told) => {
  void run(told as LookBefore);
});

async function run({ plan, preset, entries }: LookBefore): Promise<void> {
  const enabled = await enableRules(rules, preset, entries);
  const findings: CheckFinding[] = [];
  await analyseProject(plan, (file) => {
    findings.push(...checkFile(file, enabled, plan.settings).findings);
  });
  process.send?.(toKnown(findings, plan.cwd), () => {
    process.disconnect();
  });
}
