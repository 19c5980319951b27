import path from 'node:path';
import { analyseFile, FileScopes, mayContainCalls } from '../../analysis/index.js';
import type { ResolvedSettings } from '../../settings/settings.js';
import { skip, type Codemod, type MigratedProject } from '../codemod.js';
import { combine, type PlannedSite } from '../combine.js';
import type { PlannedRun } from '../outcome.js';
import { SiteFile } from '../site-file.js';
import { parseWithBabel, type BabelFile } from './parse-with-babel.js';

/**
 * What a codemod would do to one file, of whose project nothing else is known.
 *
 * @param shown its path, as reports show it
 * @throws {SyntaxError} where it cannot be parsed
 */
export function planFile(
  codemod: Codemod,
  shown: string,
  text: string,
  settings: ResolvedSettings,
): PlannedRun {
  if (!mayContainCalls(text, settings)) return { outcomes: [], changes: [] };
  const parsed = parseWithBabel(shown, text);
  const file = siteFile(parsed);
  const { calls } = analyseFile(parsed.file, settings);
  const project: MigratedProject = {
    settings,
    files: [file.absolute],
    calls,
    open: (absolute) => (absolute === file.absolute ? file : null),
    resolve: () => null,
    callsOf: (_, other) => callsOf(shown, other, settings),
  };
  const prepared = codemod.prepare(project);
  const sites: PlannedSite[] = [];
  for (const call of calls) {
    if (!prepared.concerns(call)) continue;
    const { lines } = file.scopes;
    const node = file.callAt(
      lines.offsetOf(call.line, call.column),
      lines.offsetOf(call.endLine, call.endColumn),
    );
    const plan = node === null ? skip('shape-not-followed') : prepared.plan({ call, node, file });
    sites.push({ outcome: { codemod: codemod.name, call, plan }, file });
  }
  return combine(sites);
}

function callsOf(
  shown: string,
  text: string,
  settings: ResolvedSettings,
): MigratedProject['calls'] | null {
  try {
    return analyseFile(parseWithBabel(shown, text).file, settings).calls;
  } catch {
    return null;
  }
}

function siteFile({ file, comments }: BabelFile): SiteFile {
  const { path: shown, text, ast, scopeManager } = file;
  const scopes = new FileScopes(shown, text, ast, scopeManager);
  return new SiteFile(path.resolve(shown), shown, text, scopes, scopeManager, comments, {
    resolve: () => null,
    specifierOf: (target) => target,
  });
}
