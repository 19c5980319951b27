import { callMethod } from '../builtins/methods.js';
import { callValue, type Call } from '../interpret/calls.js';
import type { Engine, Result } from '../interpret/engine.js';
import type { State } from '../state/state.js';
import type { Value } from '../values/value.js';

/** Steps that one call into another file may take before what it does counts as unknown. */
const MOST_STEPS_AWAY = 2_000;

/** Call a function of another file, within a bound. */
export function callFollowed(
  engine: Engine,
  s: State,
  value: Value,
  call: Call,
  method: string | null = null,
): Result[] {
  const results = engine.within(MOST_STEPS_AWAY, () =>
    method === null
      ? callValue(engine, s, value, null, call)
      : callMethod(engine, s, value, method, call),
  );
  return logsOnAnyWay(engine, results);
}

/** A logger that is switched off at some level is a logger: what it writes on one way counts on all. */
function logsOnAnyWay(engine: Engine, results: readonly Result[]): Result[] {
  const { focus } = engine;
  if (focus === null || results.length < 2) return [...results];
  const logged = results.reduce((flags, { s }) => flags | s.call(focus).logged, 0);
  return results.map((result) => ({ ...result, s: result.s.withCall(focus, { logged }) }));
}
