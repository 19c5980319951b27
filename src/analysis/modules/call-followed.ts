import { callMethod } from '../builtins/methods.js';
import { BUDGETS } from '../interpret/budgets.js';
import { callValue, type Call } from '../interpret/calls.js';
import type { Engine, Result } from '../interpret/engine.js';
import { unfollowed } from '../interpret/invoke.js';
import type { State } from '../state/state.js';
import { EMPTY } from '../statuses/status-set.js';
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
  if (run.isTooLong) return [unfollowed(engine, s, call.args)];
  // Who sends the request is no logger.
  const { focus } = engine;
  const isSent = focus !== null && s.calls.has(focus);
  return isSent ? logsOnAnyWay(focus, results) : [...results];
}

/**
 * A logger that is switched off at some level is a logger: what it writes on one way counts on all that the same answer
 * can take. What it writes of some statuses alone does not, nor what it would write if other code threw.
 */
function logsOnAnyWay(focus: number, results: readonly Result[]): Result[] {
  if (results.length < 2) return [...results];
  const calls = results.map(({ s }) => s.call(focus));
  return results.map((result) => {
    const own = result.s.call(focus);
    const alike = calls.filter(
      (other) => !other.implicit && (own.statuses & ~other.statuses) === EMPTY,
    );
    const logged = alike.reduce((flags, other) => flags | other.logged, own.logged);
    return { ...result, s: result.s.withCall(focus, { logged }) };
  });
}
