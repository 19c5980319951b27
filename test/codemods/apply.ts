import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '../../rules/index.js';
import { CODEMODS } from '../../codemods/index.js';
import type { CodemodOptions } from '../../codemods/options.js';
import { checkFile } from '../../src/check/check-file.js';
import { enableRules } from '../../src/check/enabled-rules.js';
import { planProject, type ProjectPlan } from '../../src/migrate/plan-project.js';
import { analyseProject, type ProjectOptions } from '../../src/project/analyse-project.js';
import { resolveSettings } from '../../src/settings/resolve.js';

/** The module that makes the clients of a case. */
export const CLIENT = 'api.ts';

function projectOf(folder: string): ProjectOptions {
  return {
    paths: ['.'],
    cwd: folder,
    settings: resolveSettings({}, folder),
    ignore: { baseDir: folder, patterns: [] },
    maxFileSize: 2_000_000,
    tests: true,
  };
}

/** Run a codemod over a folder and write what it changes. */
export async function applyCodemod(
  name: string,
  folder: string,
  options: Partial<CodemodOptions> = {},
): Promise<ProjectPlan> {
  const make = CODEMODS[name];
  if (make === undefined) throw new Error(`${name} is not a codemod`);
  const codemod = make({
    style: 'drop-in',
    client: join(folder, CLIENT),
    clientShown: CLIENT,
    ...options,
  });
  const plan = await planProject(codemod, projectOf(folder));
  for (const { file, after } of plan.changes) {
    const hasMark = readFileSync(file.absolute, 'utf8').startsWith('\uFEFF');
    writeFileSync(file.absolute, `${hasMark ? '\uFEFF' : ''}${after}`);
  }
  return plan;
}

/** What our strict rules find in a folder, as `rule file`, for each as often as it is found. */
export async function strictFindings(folder: string): Promise<string[]> {
  const enabled = await enableRules(rules, 'strict', undefined);
  const project = projectOf(folder);
  const found: string[] = [];
  await analyseProject(project, (file) => {
    const { findings } = checkFile(file, enabled, project.settings);
    found.push(...findings.map(({ rule, messageId }) => `${file.path} ${rule} ${messageId}`));
  });
  return found.sort();
}
