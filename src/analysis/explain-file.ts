import type { ApiCall, Way } from '../facts/index.js';
import type { ResolvedSettings } from '../settings/settings.js';
import { Provider } from './contracts/provider.js';
import { Engine } from './interpret/engine.js';
import type { Modules, Senders } from './modules/modules.js';
import { Analysis } from './roots/analysis.js';
import { RowMaker } from './rows/rows.js';
import { wayOf } from './rows/ways.js';
import type { FileScopes } from './scopes/file-scopes.js';
import { Scopes } from './scopes/scopes.js';

/** A call of a file with the ways of its statuses, before callers in other files are asked. */
export interface ExplainedCall {
  call: ApiCall;
  ways: Way[];
}

/** Analyse a file once more, and keep what the paths of its calls do with the answers, step by step. */
export function explainFile(
  file: FileScopes,
  settings: ResolvedSettings,
  modules: Modules,
  elsewhere: Senders,
): ExplainedCall[] {
  const scopes = new Scopes(file, modules.absolute(file.path));
  const engine = new Engine(scopes, settings, new Provider(settings.contracts), modules, elsewhere);
  engine.tracing = true;
  const rows = new RowMaker(engine, file.path, settings);
  return new Analysis(engine, rows.statusesOf).sites().flatMap((site): ExplainedCall[] => {
    const row = rows.make(site);
    if (row === null) return [];
    const ways = [...site.outcome.fates].map(([status, found]) => wayOf(engine, status, found));
    return [{ call: row.call, ways }];
  });
}
