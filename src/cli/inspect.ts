import { resolveConfig } from '../settings/resolve-config.js';
import { EXIT } from './exit-code.js';
import { type InspectFormat, InspectedProject, reportInspected } from './inspected-project.js';
import { type CommonOptions, runProject } from './run.js';
import { isParted, type ShardOptions } from './shard-options.js';

export interface InspectOptions extends CommonOptions, ShardOptions {
  json?: boolean;
  format: InspectFormat;
  explain?: string;
  html?: string;
  compare?: string;
  links: string;
}

/** `unhappy-path inspect`: print the facts of every call, or explain one. Gives the exit code. */
export async function inspect(paths: readonly string[], options: InspectOptions): Promise<number> {
  const format = options.json === true ? 'json' : options.format;
  if (options.explain !== undefined) {
    if (isParted(options)) {
      process.stderr.write('error: --explain is about one call, and takes no --shard or --part\n');
      return EXIT.trouble;
    }
    const { explain } = await import('./explain.js');
    return explain(options.explain, paths, { ...options, json: format === 'json' });
  }
  const isMap = options.html !== undefined || options.compare !== undefined;
  if (isMap && !isParted(options)) {
    const { inspectMap } = await import('./inspect-map.js');
    return inspectMap(paths, { ...options, json: format === 'json' });
  }
  const config = await resolveConfig(process.cwd());
  if (isParted(options)) {
    const { writePart } = await import('./write-part.js');
    return writePart(paths, config, options, { ways: options.html !== undefined });
  }
  const project = new InspectedProject();
  const result = await runProject(paths, config, options, project.visit);
  return reportInspected(project, result, format);
}
