import { resolve } from 'node:path';
import type { Explanation } from '../facts/index.js';
import type { AnalysedFile } from '../project/file-outcome.js';
import { Explainer, onDemand } from '../project/explain-call.js';
import { readSource } from '../project/read-source.js';
import { formatCoverage } from '../report/coverage-line.js';
import { formatExplainJson } from '../report/explain-json.js';
import { formatExplanation } from '../report/explain-text.js';
import { resolveConfig } from '../settings/resolve-config.js';
import { callsAt, describeMiss, parsePosition } from './call-position.js';
import { EXIT } from './exit-code.js';
import { type CommonOptions, runProject } from './run.js';
import { colorsFor } from './terminal.js';

export interface ExplainOptions extends CommonOptions {
  json: boolean;
}

/** `unhappy-path inspect --explain FILE:LINE`: print the way of one call's statuses. Gives the exit code. */
export async function explain(
  where: string,
  paths: readonly string[],
  options: ExplainOptions,
): Promise<number> {
  const cwd = process.cwd();
  const position = parsePosition(where, cwd);
  if (position === null) {
    const hint = 'write FILE:LINE or FILE:LINE:COLUMN; see unhappy-path inspect --help';
    process.stderr.write(`error: --explain ${where}: ${hint}\n`);
    return EXIT.trouble;
  }

  const config = await resolveConfig(cwd);
  const files: AnalysedFile[] = [];
  // The whole project is asked who calls, and the file itself whether or not it is a part of it.
  const all = [...(paths.length === 0 ? ['.'] : paths), resolve(cwd, position.file)];
  // The way of a call is more than what is kept from run to run.
  const uncached = { ...options, cache: false };
  const { coverage, diagnostics, facts } = await runProject(all, config, uncached, (file) => {
    files.push(file);
  });
  // Why a file could not be read has been said already.
  if (diagnostics.some(({ file }) => file === position.file)) return EXIT.trouble;
  const calls = files.flatMap(({ facts }) => facts.calls);
  const found = callsAt(calls, position);
  if (found.length === 0) {
    process.stderr.write(`error: ${describeMiss(calls, position)}\n`);
    return EXIT.trouble;
  }

  const explainer = new Explainer(files, onDemand(facts, config.settings));
  const explanations = found.map((call) => explainer.explain(call));
  if (options.json) {
    process.stdout.write(`${formatExplainJson(explanations)}\n`);
    process.stderr.write(`${formatCoverage(coverage)}\n`);
  } else {
    const sources = await sourcesOf(explanations, cwd, config.maxFileSize);
    const colors = colorsFor(process.stdout);
    const texts = explanations.map((explanation) =>
      formatExplanation(explanation, {
        colors,
        sourceOf: (file) => sources.get(file) ?? null,
      }),
    );
    process.stdout.write(`${texts.join('\n\n')}\n\n${formatCoverage(coverage)}\n`);
  }
  return coverage.failedFiles > 0 ? EXIT.trouble : EXIT.clean;
}

/** The texts of the files that steps name, as far as they can be read. */
async function sourcesOf(
  explanations: readonly Explanation[],
  cwd: string,
  maxFileSize: number,
): Promise<Map<string, string>> {
  const names = new Set(
    explanations.flatMap(({ ways }) => ways.flatMap(({ steps }) => steps.map(({ file }) => file))),
  );
  const sources = new Map<string, string>();
  for (const name of names) {
    const source = await readSource(resolve(cwd, name), maxFileSize);
    if (source.ok) sources.set(name, source.text);
  }
  return sources;
}
