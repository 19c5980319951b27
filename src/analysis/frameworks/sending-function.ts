import { maySendElsewhere } from '../builtins/imports.js';
import type { Engine } from '../interpret/engine.js';
import type { Value } from '../values/value.js';

/** Whether what a hook is handed to call is seen: a function, or one of another file that may send a request. */
export function isSendingFunction(engine: Engine, value: Value | undefined): value is Value {
  if (value === undefined) return false;
  return value.t === 'function' || (value.t === 'import' && maySendElsewhere(engine, value));
}
