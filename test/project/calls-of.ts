import type { ApiCall } from '../../src/facts/index.js';
import { analyseProject } from '../../src/project/analyse-project.js';
import { resolveSettings } from '../../src/settings/resolve.js';
import { temporaryTree } from './temporary-tree.js';

/** The calls of a project, keyed by file and line. */
export async function callsOf(
  files: Readonly<Record<string, string>>,
): Promise<Map<string, ApiCall>> {
  const cwd = temporaryTree({ 'package.json': '{"type":"module"}', ...files });
  const calls = new Map<string, ApiCall>();
  await analyseProject(
    {
      paths: ['.'],
      cwd,
      settings: resolveSettings(undefined, cwd),
      ignore: { baseDir: cwd, patterns: [] },
      maxFileSize: 100_000,
      tests: false,
    },
    ({ path, facts }) => {
      for (const call of facts.calls) calls.set(`${path}:${String(call.line)}`, call);
    },
  );
  return calls;
}

/** The same for texts that begin on the line after their opening quote. */
export function callsFromFirstLine(
  files: Readonly<Record<string, string>>,
): Promise<Map<string, ApiCall>> {
  const texts = Object.entries(files).map(([path, text]) => [path, `${text.trim()}\n`]);
  return callsOf(Object.fromEntries(texts) as Record<string, string>);
}
