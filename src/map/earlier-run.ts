import * as v from 'valibot';
import type { ApiCall } from '../facts/index.js';
import type { EarlierRun } from './compare.js';

/** What an earlier run said, or why that cannot be told, on one line without the file's name. */
export type EarlierRunResult = { ok: true; run: EarlierRun } | { ok: false; problem: string };

const place = v.object({ file: v.string(), line: v.number() });
const fact = v.custom<ApiCall['callersDecide'][number]>(
  (value) =>
    typeof value === 'string' &&
    (['checked', 'idempotency', 'requestId'].includes(value) || Number.isInteger(Number(value))),
);

const call: v.GenericSchema<unknown, ApiCall> = v.object({
  file: v.string(),
  line: v.number(),
  column: v.number(),
  endLine: v.number(),
  endColumn: v.number(),
  client: v.picklist(['fetch', 'axios', 'ky', 'got', 'ofetch', 'undici', 'superagent', 'other']),
  via: v.nullable(
    v.object({
      name: v.string(),
      file: v.string(),
      line: v.number(),
      decides: v.array(fact),
    }),
  ),
  within: v.nullable(v.string()),
  callersDecide: v.array(fact),
  method: v.picklist([
    'GET',
    'HEAD',
    'POST',
    'PUT',
    'PATCH',
    'DELETE',
    'OPTIONS',
    'TRACE',
    'dynamic',
  ]),
  url: v.object({
    kind: v.picklist(['absolute', 'relative', 'dynamic']),
    host: v.nullable(v.string()),
    path: v.nullable(v.string()),
  }),
  contract: v.nullable(v.string()),
  checked: v.picklist(['yes', 'throws', 'no', 'ignored', 'escapes', 'unknown']),
  checkedAt: v.array(place),
  fate: v.record(
    v.string(),
    v.object({
      kind: v.picklist([
        'distinguished',
        'propagated',
        'stringified',
        'lost',
        'unchecked',
        'unknown',
      ]),
      at: v.array(place),
    }),
  ),
  idempotency: v.picklist(['present', 'unstable', 'absent', 'unknown', 'na']),
  requestId: v.picklist(['logged', 'propagated', 'absent', 'unknown', 'na']),
  requestIdAt: v.array(place),
  retry: v.nullable(
    v.object({
      bounded: v.boolean(),
      backoff: v.boolean(),
      retryAfter: v.boolean(),
      retriesNonRetryable: v.boolean(),
      postWithoutKey: v.boolean(),
    }),
  ),
  unknownBecause: v.array(v.string()),
});

const report = v.object({ version: v.literal(1), calls: v.array(call) });

const HOW = 'write one with `unhappy-path inspect --json`, by this version';

/**
 * Read what `inspect --json` printed.
 *
 * @param name of the run for readers: the file it comes from
 */
export function readEarlierRun(name: string, text: string): EarlierRunResult {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return { ok: false, problem: `is not JSON; ${HOW}` };
  }
  const read = v.safeParse(report, content);
  if (read.success) return { ok: true, run: { name, calls: read.output.calls } };
  const [issue] = read.issues;
  const where = v.getDotPath(issue);
  const what = where === null ? 'it' : `"${where}"`;
  return {
    ok: false,
    problem: `is not a report of calls (${what} is not as it should be); ${HOW}`,
  };
}
