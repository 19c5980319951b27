import { react } from '../builtins/promises.js';
import type { Call } from '../interpret/calls.js';
import type { Engine, Result } from '../interpret/engine.js';
import { member } from '../interpret/members.js';
import { mergeResults } from '../interpret/results.js';
import { useBody } from '../interpret/uses.js';
import type { State } from '../state/state.js';
import { UNDEFINED, UNKNOWN, type Value } from '../values/value.js';
import { delivered, isHandler } from './query-errors.js';
import { keep, queryResult } from './query-result.js';
import { isSendingFunction } from './sending-function.js';
import { configuredOption } from './swr-config.js';
import { retriedBySwr } from './swr-retry.js';

/** The hooks of SWR, by module, and whether they send only when they are told to. */
const HOOKS: Readonly<Record<string, { sends: boolean }>> = {
  swr: { sends: false },
  'swr/immutable': { sends: false },
  'swr/mutation': { sends: true },
};

/**
 * Call a hook of SWR: https://swr.vercel.app/docs/api. Undefined where its fetcher is not seen. What it does not say itself
 * the configuration around it does.
 */
export function callSwr(
  engine: Engine,
  s: State,
  module: string,
  name: string,
  call: Call,
): Result[] | undefined {
  const hook = HOOKS[module];
  if (hook === undefined || (name !== 'default' && name !== 'useSWR') || engine.ambient) {
    return undefined;
  }
  const [key = UNKNOWN, second = UNDEFINED, third = UNDEFINED] = call.args;
  const isSkipped = second.t === 'const';
  const isHanded = isSendingFunction(engine, second);
  const given = isHanded || isSkipped ? third : second;
  const option = (name: string, at: State): Value => {
    const own = member(engine, at, given, name, call.node);
    const isOpen = own.t === 'const' && own.value === undefined;
    return isOpen ? configuredOption(engine, name, call.node) : own;
  };
  const fetcher = isHanded || hook.sends ? second : option('fetcher', s);
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
  const onError = option('onError', s);
  const isOwn = isHandler(member(engine, s, given, 'onError', call.node));
  return mergeResults([
    ...fulfilled.map((end) => {
      const used = useBody(engine, end.s, end.v, call.node);
      return queryResult(engine, used, call.node, { data: end.v }, hook.sends);
    }),
    ...rejected.flatMap((end) =>
      delivered(engine, end, [onError], call).flatMap(({ s: after, isHandled }) =>
        retriedBySwr(engine, { ...end, s: after }, option, call).map((next) => {
          const made = queryResult(engine, next, call.node, { error: end.v }, hook.sends);
          return keep(engine, made, end.v, isHandled || isOwn);
        }),
      ),
    ),
  ]);
}
