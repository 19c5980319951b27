import { callMethod } from '../builtins/methods.js';
import { callValue, type Call } from '../interpret/calls.js';
import type { Engine, Result } from '../interpret/engine.js';
import type { State } from '../state/state.js';
import type { Value } from '../values/value.js';

/** Steps that one call into another file may take before what it does counts as unknown. */
const MOST_STEPS_AWAY = 4_000;

/** Call a function of another file, within a bound. */
export function callFollowed(
  engine: Engine,
  s: State,
  value: Value,
  call: Call,
  method: string | null = null,
): Result[] {
  return engine.within(MOST_STEPS_AWAY, () =>
    method === null
      ? callValue(engine, s, value, null, call)
      : callMethod(engine, s, value, method, call),
  );
}
