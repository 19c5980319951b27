import type { Call } from '../interpret/calls.js';
import type { Engine } from '../interpret/engine.js';
import type { State } from '../state/state.js';
import { deepTaint } from '../values/deep-taint.js';
import { mixTaints } from '../values/taint.js';
import { unknownFrom, type Value } from '../values/value.js';

/** A value of which only what flowed into it is known. */
export function given(engine: Engine, s: State, call: Call): Value {
  return unknownFrom(mixTaints(call.args.map((value) => deepTaint(engine, s, value))));
}
