import type { ApiCall } from '../../src/facts/index.js';
import { hasMixedFate, RETRY_PARTS, type CallLabel } from './labels.js';

/** What a part of a retry is where the analysis sees none. */
export const NO_RETRY = 'no retry';

/** One labelled field of a call: what the reviewer says and what the analysis says (`no call` where it saw none). */
export interface FieldResult {
  field: string;
  expected: string;
  got: string;
  right: boolean;
}

/** The labelled call among the calls of its file; where wrappers share a line, the call of the client itself. */
export function findLabelledCall(label: CallLabel, calls: readonly ApiCall[]): ApiCall | undefined {
  const here = calls.filter((call) => call.line === label.line);
  const sent = here.filter((call) => call.via === null);
  return sent.find((call) => call.client === label.client) ?? sent[0] ?? here[0];
}

/** Every labelled field beside the fact; fields that the label leaves open are not in the list. */
export function compareCall(label: CallLabel, call: ApiCall | undefined): FieldResult[] {
  const results: FieldResult[] = [];
  const add = (field: string, expected: string | undefined, got: string | undefined): void => {
    if (expected === undefined) return;
    results.push({ field, expected, got: got ?? 'no call', right: got === expected });
  };
  add('client', label.client, call?.client);
  add('method', label.method, call?.method);
  add('url', label.url, call === undefined ? undefined : describeUrl(call));
  add('checked', label.checked, call?.checked);
  if (!hasMixedFate(label)) {
    add('fate 402', label.fate[402], call?.fate['402']?.kind);
    add('fate 429', label.fate[429], call?.fate['429']?.kind);
  }
  add('idempotency', label.idempotency, call?.idempotency);
  add('requestId', label.requestId, call?.requestId);
  add('retry', label.retry, call === undefined ? undefined : describeRetry(call));
  for (const part of RETRY_PARTS) {
    const got = call?.retry?.[part] ?? (call === undefined ? undefined : NO_RETRY);
    add(`retry ${part}`, label.retryDetail?.[part]?.toString(), got?.toString());
  }
  return results;
}

/** The URL of a call as labels write it. */
function describeUrl(call: ApiCall): string {
  if (call.url.kind === 'absolute') return call.url.host ?? 'dynamic';
  return call.url.kind;
}

function describeRetry(call: ApiCall): string {
  return call.retry === null ? 'none' : 'retries';
}
