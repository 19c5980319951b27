import type { ApiCall } from '../facts/index.js';
import { formatCoverage } from '../report/coverage-line.js';
import { formatInspectJson } from '../report/inspect-json.js';
import { resolveConfig } from '../settings/resolve-config.js';
import { EXIT } from './exit-code.js';
import { type CommonOptions, runProject } from './run.js';
import { colorsFor, widthOf } from './terminal.js';

export interface InspectOptions extends CommonOptions {
  json?: boolean;
  format: 'table' | 'json';
  explain?: string;
  html?: string;
  compare?: string;
  links: string;
}

/** `unhappy-path inspect`: print the facts of every call, or explain one. Gives the exit code. */
export async function inspect(paths: readonly string[], options: InspectOptions): Promise<number> {
  const json = options.json === true || options.format === 'json';
  if (options.explain !== undefined) {
    const { explain } = await import('./explain.js');
    return explain(options.explain, paths, { ...options, json });
  }
  if (options.html !== undefined || options.compare !== undefined) {
    const { inspectMap } = await import('./inspect-map.js');
    return inspectMap(paths, { ...options, json });
  }
  const config = await resolveConfig(process.cwd());
  const calls: ApiCall[] = [];
  const { coverage } = await runProject(paths, config, options, ({ facts }) => {
    calls.push(...facts.calls);
  });

  if (json) {
    process.stdout.write(`${formatInspectJson(calls)}\n`);
    // Standard output is for the machine that reads it.
    process.stderr.write(`${formatCoverage(coverage)}\n`);
  } else {
    const { formatInspectTable } = await import('../report/inspect-table.js');
    const table = formatInspectTable(calls, {
      colors: colorsFor(process.stdout),
      width: widthOf(process.stdout),
    });
    process.stdout.write(`${table}${table === '' ? '' : '\n\n'}${formatCoverage(coverage)}\n`);
  }
  return coverage.failedFiles > 0 ? EXIT.trouble : EXIT.clean;
}
