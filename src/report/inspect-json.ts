import type { ApiCall, Place, StatusFate } from '../facts/index.js';
import type { MapData } from '../map/map-data.js';

/**
 * The facts as JSON: `{ "version": 1, "calls": ApiCall[] }`.
 *
 * Every object is written out key by key: the order of keys is part of the format, and a field that the analysis adds
 * for its own use stays out of it.
 */
export function formatInspectJson(calls: readonly ApiCall[]): string {
  return JSON.stringify({ version: 1, calls: calls.map(callToJson) }, null, 2);
}

/**
 * The same with what an earlier run differs in: `comparison: { against, worse, better, same, added, gone, changes }`.
 * `gone` lists the calls that are no longer there; `changes` those that are worse, better or new, each with the paths
 * that changed, `{ path, before, after, change }`.
 *
 * @param map of the same calls, in the same order, compared with an earlier run
 */
export function formatComparedJson(calls: readonly ApiCall[], map: MapData): string {
  return JSON.stringify(
    { version: 1, calls: calls.map(callToJson), comparison: comparisonToJson(map) },
    null,
    2,
  );
}

function comparisonToJson({ comparison, calls, columns }: MapData) {
  return (
    comparison && {
      against: comparison.against,
      worse: comparison.worse,
      better: comparison.better,
      same: comparison.same,
      added: comparison.added,
      gone: comparison.gone.map(({ file, line, method, url }) => ({ file, line, method, url })),
      changes: calls
        .filter(({ change }) => change !== null && change !== 'same')
        .map(({ file, line, column, change, cells }) => ({
          file,
          line,
          column,
          change,
          paths: cells.flatMap(({ value, before, change }, index) =>
            before === null
              ? []
              : [{ path: columns[index]?.id ?? '', before, after: value, change }],
          ),
        })),
    }
  );
}

/** A call with its keys in their order. */
export function callToJson(call: ApiCall) {
  return {
    file: call.file,
    line: call.line,
    column: call.column,
    endLine: call.endLine,
    endColumn: call.endColumn,
    client: call.client,
    via: call.via && {
      name: call.via.name,
      file: call.via.file,
      line: call.via.line,
      decides: call.via.decides,
    },
    within: call.within,
    callersDecide: call.callersDecide,
    method: call.method,
    url: { kind: call.url.kind, host: call.url.host, path: call.url.path },
    contract: call.contract,
    checked: call.checked,
    checkedAt: call.checkedAt.map(placeToJson),
    fate: Object.fromEntries(
      Object.entries(call.fate).map(([status, fate]) => [status, fateToJson(fate)]),
    ),
    idempotency: call.idempotency,
    requestId: call.requestId,
    requestIdAt: call.requestIdAt.map(placeToJson),
    retry: call.retry && {
      bounded: call.retry.bounded,
      backoff: call.retry.backoff,
      retryAfter: call.retry.retryAfter,
      retriesNonRetryable: call.retry.retriesNonRetryable,
      postWithoutKey: call.retry.postWithoutKey,
    },
    unknownBecause: call.unknownBecause,
  };
}

function fateToJson(fate: StatusFate) {
  return { kind: fate.kind, at: fate.at.map(placeToJson) };
}

function placeToJson({ file, line }: Place) {
  return { file, line };
}
