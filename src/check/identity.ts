import { createHash } from 'node:crypto';
import type { ApiCall } from '../facts/index.js';
import type { CheckFinding } from './finding.js';

/**
 * A name for each call of one file that stays the same when lines move or the file is renamed: what is sent, to where,
 * and in which function. Of calls that are alike in all of that the first is 0, the next 1.
 */
export function identifyCalls(calls: readonly ApiCall[]): ReadonlyMap<ApiCall, string> {
  const seen = new Map<string, number>();
  return new Map(
    calls.map((call) => {
      const { kind, host, path } = call.url;
      const description = JSON.stringify([
        call.within,
        call.method,
        kind,
        host,
        path,
        call.via?.name ?? null,
      ]);
      const before = seen.get(description) ?? 0;
      seen.set(description, before + 1);
      return [call, hashOf([description, String(before)])];
    }),
  );
}

/** A name for a finding that is unique in its file and does not change when lines move or the file is renamed. */
export function fingerprintOf({ identity, rule, messageId, statuses }: CheckFinding): string {
  return hashOf([identity, rule, messageId, ...statuses.map(String)]);
}

function hashOf(texts: readonly string[]): string {
  return createHash('sha256').update(texts.join('\0')).digest('hex').slice(0, 16);
}
