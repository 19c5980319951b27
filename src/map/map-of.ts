import path from 'node:path';
import type { ApiCall } from '../facts/index.js';
import { apiOf } from './api.js';
import { urlOf } from './call-url.js';
import { cellsOf } from './cells.js';
import { columnsFor } from './columns.js';
import { compareWith, type EarlierRun } from './compare.js';
import type { MapApi, MapCall, MapData, MapFile } from './map-data.js';
import { identitiesOf } from './identities-of.js';

/** What a map needs to know beside the calls. */
export interface MapOptions {
  /** The names of contracts by their id. */
  contractNames: ReadonlyMap<string, string>;
  /** Who owns a file, named as in calls; empty where nobody does. */
  ownersOf: (file: string) => readonly string[];
  /** The identities of the calls, where not all calls of their files are there; else they are worked out. */
  identities?: ReadonlyMap<ApiCall, string>;
  /** What to compare with; null for nothing. */
  earlier: EarlierRun | null;
}

/** The map of some calls, sorted by file and position. */
export function mapOf(
  calls: readonly ApiCall[],
  { contractNames, ownersOf, earlier, identities = identitiesOf(calls) }: MapOptions,
): MapData {
  const columns = columnsFor([...calls, ...(earlier?.calls ?? [])]);
  const apis = new Map<string, { index: number; api: MapApi }>();
  const files = new Map<string, MapFile>();
  const rows = calls.map((call): MapCall => {
    const api = apiOf(call, contractNames);
    const known = apis.get(api.id) ?? { index: apis.size, api };
    apis.set(api.id, known);
    if (!files.has(call.file)) {
      const folder = path.posix.dirname(call.file);
      files.set(call.file, { path: call.file, folder, owners: [...ownersOf(call.file)] });
    }
    return {
      id: `${call.file}~${identities.get(call) ?? ''}`,
      file: call.file,
      line: call.line,
      column: call.column,
      endLine: call.endLine,
      endColumn: call.endColumn,
      method: call.method,
      url: urlOf(call),
      client: call.client,
      via: call.via,
      within: call.within,
      api: known.index,
      checked: call.checked,
      retry: call.retry,
      unknownBecause: call.unknownBecause,
      cells: cellsOf(call, columns),
      change: null,
    };
  });
  const data: MapData = {
    columns,
    apis: [...apis.values()].map(({ api }) => api),
    files: [...files.values()],
    calls: rows,
    comparison: null,
  };
  return earlier === null ? data : compareWith(data, calls, earlier);
}
