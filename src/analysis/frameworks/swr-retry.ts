import { react } from '../builtins/promises.js';
import type { Call } from '../interpret/calls.js';
import type { Engine, Result } from '../interpret/engine.js';
import { makeObject } from '../interpret/literals.js';
import type { State } from '../state/state.js';
import { Origin, UNTAINTED } from '../values/taint.js';
import { UNKNOWN, unknownFrom, type Value } from '../values/value.js';
import { decidedBy } from './query-errors.js';
import { sentAgain } from './query-result.js';
import { awaited } from './query-retry.js';

/**
 * The states after a failure that is tried again or not: https://swr.vercel.app/docs/error-handling#error-retry. What
 * nobody says anything of is left to the library.
 */
export function retriedBySwr(
  engine: Engine,
  failure: Result,
  option: (name: string, at: State) => Value,
  call: Call,
): State[] {
  const should = option('shouldRetryOnError', failure.s);
  const { yes, no } = decidedBy(engine, failure, should, true, call);
  return [
    ...no,
    ...yes.flatMap((s) => {
      const onErrorRetry = option('onErrorRetry', s);
      if (onErrorRetry.t === 'function') {
        return decideOnRetry(engine, s, onErrorRetry, failure.v, call);
      }
      return should.t === 'function' ? [repeated(engine, s, option('errorRetryCount', s))] : [s];
    }),
  ];
}

/** By default the library waits longer each time, and knows no end unless it is told of one. */
function repeated(engine: Engine, s: State, count: Value): State {
  const isCounted = count.t === 'const' && typeof count.value === 'number';
  return sentAgain(engine, awaited(s, isCounted));
}

/** What is tried again the hook itself can decide. */
function decideOnRetry(
  engine: Engine,
  s: State,
  onErrorRetry: Value,
  error: Value,
  call: Call,
): State[] {
  const retryCount = unknownFrom({ ...UNTAINTED, origin: Origin.Counter });
  const options = makeObject(engine, s, call.node, { retryCount }, 'retryOptions');
  const revalidate: Value = { t: 'native', name: 'revalidate', self: options.v };
  const args = [error, UNKNOWN, UNKNOWN, revalidate, options.v];
  const { fulfilled, rejected } = react(engine, options.s, onErrorRetry, args, call.node);
  return [...fulfilled, ...rejected].map((end) => end.s);
}
