import type { ApiCall, Place } from '../facts/index.js';

/** The calls of one API, or of one host. */
export interface CalledApi {
  /** The id of the contract; null where none is known. */
  contract: string | null;
  /** A host; `relative` for addresses without one, `dynamic` for those that are made at run time. */
  host: string | { kind: 'relative' | 'dynamic' };
  /** In the order of files and lines, one a line of code. */
  places: readonly Place[];
}

/** Which APIs are called, those with a contract first, each with where. */
export function calledApis(calls: readonly ApiCall[]): CalledApi[] {
  const found = new Map<string, Omit<CalledApi, 'places'> & { places: Place[] }>();
  for (const { url, contract, file, line } of calls) {
    const host = url.host ?? ({ kind: url.kind === 'relative' ? 'relative' : 'dynamic' } as const);
    const key = JSON.stringify([contract, host]);
    const api = found.get(key) ?? { contract, host, places: new Array<Place>() };
    if (!api.places.some((place) => place.file === file && place.line === line))
      api.places.push({ file, line });
    found.set(key, api);
  }
  const rank = ({ contract, host }: CalledApi) =>
    contract !== null ? 0 : typeof host === 'string' ? 1 : 2;
  return [...found.values()].sort(
    (one, other) => rank(one) - rank(other) || other.places.length - one.places.length,
  );
}
