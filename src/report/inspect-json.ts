import type { ApiCall, Place, StatusFate } from '../facts/index.js';

/**
 * The facts as JSON: `{ "version": 1, "calls": ApiCall[] }`.
 *
 * Every object is written out key by key: the order of keys is part of the format, and a field that the analysis adds
 * for its own use stays out of it.
 */
export function formatInspectJson(calls: readonly ApiCall[]): string {
  return JSON.stringify({ version: 1, calls: calls.map(callToJson) }, null, 2);
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
