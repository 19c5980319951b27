import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { CODEMODS } from '../../codemods/index.js';
import type { Style } from '../../codemods/options.js';
import { CodemodError } from '../migrate/codemod.js';
import { planProject } from '../migrate/plan-project.js';
import { didYouMean } from '../settings/did-you-mean.js';
import { resolveConfig } from '../settings/resolve-config.js';
import { EXIT } from './exit-code.js';
import type { CommonOptions } from './run.js';

export interface MigrateOptions extends CommonOptions {
  style: Style;
  client?: string;
  dryRun?: boolean;
  json?: boolean;
}

/** `unhappy-path migrate`: run a codemod over a project. Gives the exit code. */
export async function migrate(
  name: string,
  paths: readonly string[],
  options: MigrateOptions,
): Promise<number> {
  const config = await resolveConfig(process.cwd());
  const shown = options.client ?? config.client ?? '';
  const base = options.client === undefined ? config.baseDir : process.cwd();
  const make = CODEMODS[name];
  if (make === undefined) {
    process.stderr.write(
      `error: "${name}" is not a codemod${didYouMean(name, Object.keys(CODEMODS))}\n`,
    );
    return EXIT.trouble;
  }
  const codemod = make({
    style: options.style,
    client: shown === '' ? null : path.resolve(base, shown),
    clientShown: shown,
  });
  try {
    const plan = await planProject(codemod, {
      paths: paths.length === 0 ? ['.'] : paths,
      cwd: process.cwd(),
      settings: config.settings,
      ignore: { baseDir: config.baseDir, patterns: config.ignore },
      maxFileSize: config.maxFileSize,
      tests: options.tests === true,
    });
    for (const { call, plan: site } of plan.outcomes) {
      const what =
        site.kind === 'migrate' ? 'migrated' : `skipped: ${site.reason} ${site.detail ?? ''}`;
      process.stdout.write(`${call.file}:${call.line}:${call.column} ${what}\n`);
    }
    if (options.dryRun !== true)
      for (const { file, after } of plan.changes) writeFileSync(file.absolute, after);
    return EXIT.clean;
  } catch (error) {
    if (!(error instanceof CodemodError)) throw error;
    process.stderr.write(`error: ${error.message}\n`);
    return EXIT.trouble;
  }
}
