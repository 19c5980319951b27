import type { TSESTree } from '@typescript-eslint/types';
import type { ApiCall, KeyDefect } from '../facts/index.js';
import type { ResolvedSettings } from '../settings/settings.js';
import { Provider } from './contracts/provider.js';
import type { CallLink, FileFacts, ParsedFile, Unfollowed } from './file.js';
import { Engine } from './interpret/engine.js';
import { Analysis } from './roots/analysis.js';
import type { Root } from './roots/candidates.js';
import { overrunsOf } from './rows/overruns.js';
import { RowMaker } from './rows/rows.js';
import { FileScopes } from './scopes/file-scopes.js';
import { Scopes } from './scopes/scopes.js';
import type { Modules, Senders } from './modules/modules.js';

/**
 * The facts of every HTTP call of one file. Never throws for what a file contains.
 *
 * @param modules the other files of the project; without them what leaves the file is `unknown`
 * @param elsewhere which of their exports send requests, so that calls of them are calls as well
 */
export function analyseFile(
  file: ParsedFile,
  settings: ResolvedSettings,
  modules: Modules | null = null,
  elsewhere: Senders | null = null,
): FileFacts {
  const scopes = new FileScopes(file.path, file.text, file.ast, file.scopeManager);
  return analyseScopes(scopes, settings, modules, elsewhere).facts;
}

/** The facts of one file, and what others need to know of its functions. */
export interface Analysed {
  facts: FileFacts;
  /** The functions that may send a request. */
  senders: ReadonlySet<Root>;
  /** Those that leave nothing to judge to callers in other files. */
  quiet: readonly Root[];
  /** The calls of a client of whose answers nothing is left to judge in other files. */
  settled: readonly TSESTree.Node[];
}

/** As `analyseFile`, for a file whose scopes are there. */
export function analyseScopes(
  file: FileScopes,
  settings: ResolvedSettings,
  modules: Modules | null,
  elsewhere: Senders | null,
): Analysed {
  const engine = new Engine(
    new Scopes(file, modules?.absolute(file.path) ?? null),
    settings,
    new Provider(settings.contracts),
    modules,
    elsewhere,
  );
  const calls: ApiCall[] = [];
  const keyDefects = new Map<ApiCall, KeyDefect>();
  const links = new Map<ApiCall, CallLink>();
  const rows = new RowMaker(engine, file.path, settings);
  const reasons = new Map<string, number>();
  const cut = { call: [] as ApiCall[], file: [] as ApiCall[] };
  const analysis = new Analysis(engine, rows.statusesOf);
  for (const site of analysis.sites()) {
    const row = rows.make(site);
    if (row === null) continue;
    calls.push(row.call);
    links.set(row.call, row.link);
    if (row.cutShort === 'call' || row.cutShort === 'file') cut[row.cutShort].push(row.call);
    for (const reason of row.call.unknownBecause)
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    if (row.defect !== null) keyDefects.set(row.call, row.defect);
  }
  calls.sort((a, b) => a.line - b.line || a.column - b.column);
  const unfollowed = [...reasons].map(([reason, count]): Unfollowed => ({ reason, count }));
  return {
    facts: { calls, keyDefects, unfollowed, links, overruns: overrunsOf(engine, cut) },
    senders: engine.senders,
    quiet: analysis.quiet,
    settled: analysis.settled,
  };
}
