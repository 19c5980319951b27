import { react } from '../builtins/promises.js';
import type { Call } from '../interpret/calls.js';
import type { Engine, Result } from '../interpret/engine.js';
import { makeObject } from '../interpret/literals.js';
import { member } from '../interpret/members.js';
import { mergeResults } from '../interpret/results.js';
import { useBody } from '../interpret/uses.js';
import type { State } from '../state/state.js';
import { Origin, UNTAINTED } from '../values/taint.js';
import { UNDEFINED, UNKNOWN, unknownFrom, type Value } from '../values/value.js';
import { handledBy, keep, queryResult } from './query-result.js';
import { isSendingFunction } from './sending-function.js';

/** The hooks of SWR, by module, and whether they send only when they are told to. */
const HOOKS: Readonly<Record<string, { sends: boolean }>> = {
  swr: { sends: false },
  'swr/immutable': { sends: false },
  'swr/mutation': { sends: true },
};

/**
 * Call a hook of SWR: https://swr.vercel.app/docs/api. Undefined where its fetcher is not seen: the one of `SWRConfig` is
 * a call of its own.
 */
export function callSwr(
  engine: Engine,
  s: State,
  module: string,
  name: string,
  call: Call,
): Result[] | undefined {
  const hook = HOOKS[module];
  const [key = UNKNOWN, fetcher, given = UNDEFINED] = call.args;
  if (hook === undefined || (name !== 'default' && name !== 'useSWR') || engine.ambient) {
    return undefined;
  }
  if (!isSendingFunction(engine, fetcher)) return undefined;
  // A function gives the key, or nothing while it is too early to send.
  const asked = key.t === 'function' ? UNKNOWN : key;
  const { fulfilled, rejected } = react(
    engine,
    s,
    fetcher,
    hook.sends ? [asked, UNKNOWN] : [asked],
    call.node,
  );
  const option = (name: string, at: State): Value => member(engine, at, given, name, call.node);
  const onError = option('onError', s);
  const isHandled = onError.t === 'function';
  return mergeResults([
    ...fulfilled.map((end) => {
      const used = useBody(engine, end.s, end.v, call.node);
      return queryResult(engine, used, call.node, { data: end.v }, hook.sends);
    }),
    ...rejected.flatMap((end) => {
      const after = isHandled ? handledBy(engine, end.s, onError, end.v, call) : [end.s];
      return after
        .flatMap((next) => decideOnRetry(engine, next, option('onErrorRetry', next), end.v, call))
        .map((next) => {
          const made = queryResult(engine, next, call.node, { error: end.v }, hook.sends);
          return keep(engine, made, end.v, isHandled);
        });
    }),
  ]);
}

/** What is tried again the hook itself can decide: https://swr.vercel.app/docs/error-handling#error-retry */
function decideOnRetry(
  engine: Engine,
  s: State,
  onErrorRetry: Value,
  error: Value,
  call: Call,
): State[] {
  if (onErrorRetry.t !== 'function') return [s];
  const retryCount = unknownFrom({ ...UNTAINTED, origin: Origin.Counter });
  const options = makeObject(engine, s, call.node, { retryCount }, 'retryOptions');
  const revalidate: Value = { t: 'native', name: 'revalidate', self: options.v };
  const args = [error, UNKNOWN, UNKNOWN, revalidate, options.v];
  const { fulfilled, rejected } = react(engine, options.s, onErrorRetry, args, call.node);
  return [...fulfilled, ...rejected].map((end) => end.s);
}
