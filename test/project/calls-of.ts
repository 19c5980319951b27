import type { ApiCall } from '../../src/facts/index.js';
import { analyseProject } from '../../src/project/analyse-project.js';
import { resolveSettings } from '../../src/settings/resolve.js';
import { temporaryTree } from './temporary-tree.js';

/** The calls of a project, keyed by file and line. A text's first line is the one after its opening quote. */
export async function callsOf(
  files: Readonly<Record<string, string>>,
): Promise<Map<string, ApiCall>> {
  const texts: Record<string, string> = { 'package.json': '{"type":"module"}' };
  for (const [path, text] of Object.entries(files)) texts[path] = `${text.trim()}\n`;
  const cwd = temporaryTree(texts);
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
