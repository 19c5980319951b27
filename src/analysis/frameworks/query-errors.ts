import { react } from '../builtins/promises.js';
import type { Call } from '../interpret/calls.js';
import type { Engine, Result } from '../interpret/engine.js';
import { hand } from '../interpret/unknown-call.js';
import type { State } from '../state/state.js';
import { deepTaint } from '../values/deep-taint.js';
import { UNKNOWN, type Value } from '../values/value.js';
import { handledBy } from './query-result.js';

/** A failure after the handlers that get it in any case. */
export interface Delivered {
  s: State;
  /** One of them has made something of it: it goes on only to code that asks for it. */
  isHandled: boolean;
}

/** What may be called with an error. */
export function isHandler(value: Value): boolean {
  return value.t === 'function' || value.t === 'import' || value.t === 'union';
}

/**
 * Hand an error to the handlers of a library, one after the other. On which ways a handler leaves it alone its own paths
 * say.
 */
export function delivered(
  engine: Engine,
  failure: Result,
  handlers: readonly Value[],
  call: Call,
): Delivered[] {
  const error = failure.v;
  let ends: Delivered[] = [{ s: failure.s, isHandled: false }];
  for (const handler of handlers) {
    if (handler.t === 'const') continue;
    ends = ends.flatMap(({ s, isHandled }) =>
      isHandler(handler)
        ? handledBy(engine, s, handler, error, call).map((after) => ({
            s: after,
            isHandled: isHandled || hasActed(engine, s, after),
          }))
        : [{ s: hand(s, deepTaint(engine, s, error), true), isHandled }],
    );
  }
  return ends;
}

/** Whether a handler has done anything that can be noticed with the failure, or because of it. */
function hasActed({ focus }: Engine, before: State, after: State): boolean {
  if (focus === null) return false;
  const [a, b] = [before.call(focus), after.call(focus)];
  return (
    a.logged !== b.logged ||
    a.sent !== b.sent ||
    a.unfollowed !== b.unfollowed ||
    a.distinguished !== b.distinguished ||
    a.acts.size !== b.acts.size
  );
}

/** The states in which an option says yes to a failure, and those in which it says no; `standard` where it is open. */
export function decidedBy(
  engine: Engine,
  failure: Result,
  option: Value,
  standard: boolean,
  call: Call,
): { yes: State[]; no: State[] } {
  const { s, v } = failure;
  if (option.t !== 'function') {
    const isSet = option.t === 'const' && option.value !== undefined;
    const isYes = isSet ? Boolean(option.value) : standard;
    return isYes ? { yes: [s], no: [] } : { yes: [], no: [s] };
  }
  const { fulfilled } = react(engine, s, option, [v, UNKNOWN], call.node);
  const isKnown = (end: Result, as: boolean): boolean =>
    end.v.t === 'const' && Boolean(end.v.value) === as;
  return {
    yes: fulfilled.filter((end) => !isKnown(end, false)).map((end) => end.s),
    no: fulfilled.filter((end) => !isKnown(end, true)).map((end) => end.s),
  };
}
