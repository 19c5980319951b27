import type { Call } from '../interpret/calls.js';
import type { Engine, Result } from '../interpret/engine.js';
import { splitStatus } from '../interpret/status-tests.js';
import { bind, mergeResults } from '../interpret/results.js';
import type { State } from '../state/state.js';
import { deepTaint } from '../values/deep-taint.js';
import { Carry, mixTaints } from '../values/taint.js';
import { FALSE, TRUE, UNKNOWN, constant, unknownFrom, type Value } from '../values/value.js';

const KEEPING = new Set([
  'trimEnd',
  'trimStart',
  'toString',
  'toLowerCase',
  'normalize',
  'valueOf',
]);

/** The methods of strings and regular expressions; undefined where it is none of them, or the value is no text. */
export function callTextMethod(
  engine: Engine,
  s: State,
  text: Value,
  name: string,
  call: Call,
): Result[] | undefined {
  const [first] = call.args;
  if (name === 'includes' || name === 'match' || name === 'search' || name === 'indexOf') {
    return first === undefined ? undefined : searchText(engine, s, text, first, call);
  }
  if (text.t === 'regexp' && (name === 'test' || name === 'exec')) {
    return first === undefined ? undefined : searchText(engine, s, first, text, call);
  }
  if (text.t === 'const' && typeof text.value === 'string') {
    const { value } = text;
    if (name === 'toUpperCase') return [{ s, v: constant(value.toUpperCase()) }];
    if (name === 'toLowerCase') return [{ s, v: constant(value.toLowerCase()) }];
    if (name === 'startsWith' && first?.t === 'const') {
      return [{ s, v: value.startsWith(String(first.value)) ? TRUE : FALSE }];
    }
  }
  if ((text.t === 'const' || text.t === 'text') && KEEPING.has(name)) return [{ s, v: text }];
  if (text.t === 'text') return [{ s, v: unknownFrom(deepTaint(engine, s, text)) }];
  return undefined;
}

/** Search a text that holds the status: what is sought tells which statuses it can be. */
function searchText(
  engine: Engine,
  s: State,
  text: Value,
  sought: Value,
  call: Call,
): Result[] | undefined {
  const holds = patternOf(sought);
  if (text.t === 'const' && typeof text.value === 'string' && sought.t === 'const') {
    return [{ s, v: text.value.includes(String(sought.value)) ? TRUE : FALSE }];
  }
  const taint = deepTaint(engine, s, text);
  const carrying = [...taint.calls].filter(
    ([, flags]) => flags & (Carry.Status | Carry.StatusText),
  );
  if (carrying.length === 0)
    return text.t === 'unknown' ? undefined : [{ s, v: unknownFrom(mixTaints([taint])) }];
  if (holds === null) return [{ s, v: unknownFrom(taint) }];
  let results: Result[] = [{ s, v: UNKNOWN }];
  for (const [id] of carrying) {
    results = bind(results, (after) => {
      const split = splitStatus(after, id, holds, call.node, { exact: 'yes' });
      // A text can have the digits for another reason, so only the hit says something.
      return split.every(({ v }) => v === FALSE) ? [{ s: after, v: UNKNOWN }] : split;
    });
  }
  return mergeResults(results);
}

/** Whether the digits of a status match what is sought; null where that is not known or says nothing of statuses. */
function patternOf(sought: Value): ((status: number) => boolean) | null {
  if (sought.t === 'const') {
    const digits = String(sought.value);
    if (!/\b[1-5]\d\d\b/.test(digits)) return null;
    return (status) => digits.includes(String(status));
  }
  if (sought.t !== 'regexp') return null;
  try {
    const pattern = new RegExp(sought.pattern, sought.flags.replace(/[gy]/g, ''));
    return (status) => pattern.test(String(status));
  } catch {
    return null;
  }
}
