import { callMethod } from '../builtins/methods.js';
import { BUDGETS } from '../interpret/budgets.js';
import { callValue, type Call } from '../interpret/calls.js';
import type { Engine, Result } from '../interpret/engine.js';
import { unfollowed } from '../interpret/invoke.js';
import type { State } from '../state/state.js';
import type { Value } from '../values/value.js';

/** Call a function of another file, within a bound; one that takes longer is code that is not followed. */
export function callFollowed(
  engine: Engine,
  s: State,
  value: Value,
  call: Call,
  method: string | null = null,
): Result[] {
  const run = { isTooLong: false };
  const results = engine.within(
    BUDGETS.away,
    () =>
      method === null
        ? callValue(engine, s, value, null, call)
        : callMethod(engine, s, value, method, call),
    () => {
      run.isTooLong = true;
      engine.overrun.away.add(call.node);
    },
  );
  return run.isTooLong ? [unfollowed(engine, s, call.args)] : logsOnAnyWay(engine, results);
}

/** A logger that is switched off at some level is a logger: what it writes on one way counts on all. */
function logsOnAnyWay(engine: Engine, results: readonly Result[]): Result[] {
  const { focus } = engine;
  if (focus === null || results.length < 2) return [...results];
  const logged = results.reduce((flags, { s }) => flags | s.call(focus).logged, 0);
  return results.map((result) => ({ ...result, s: result.s.withCall(focus, { logged }) }));
}
