import { react } from '../builtins/promises.js';
import type { Call } from '../interpret/calls.js';
import type { Engine, Result } from '../interpret/engine.js';
import { member } from '../interpret/members.js';
import { mergeResults } from '../interpret/results.js';
import { useBody } from '../interpret/uses.js';
import type { State } from '../state/state.js';
import { UNDEFINED, UNKNOWN, type Value } from '../values/value.js';
import { handledBy, keep, queryResult } from './query-result.js';
import { isSendingFunction } from './sending-function.js';
import { retried } from './query-retry.js';

const MODULES = new Set(['@tanstack/react-query', 'react-query', '@tanstack/preact-query']);

/** The hooks that send, by the option that holds what they call. */
const HOOKS: Readonly<Record<string, 'queryFn' | 'mutationFn'>> = {
  useQuery: 'queryFn',
  useSuspenseQuery: 'queryFn',
  useInfiniteQuery: 'queryFn',
  useSuspenseInfiniteQuery: 'queryFn',
  useMutation: 'mutationFn',
};

/** Whether an import is a hook that calls a function of its options. */
export function isQueryHook(module: string, name: string): boolean {
  return MODULES.has(module) && Object.hasOwn(HOOKS, name);
}

interface Query {
  send: Value;
  options: Value;
}

/**
 * Call a hook of react-query: https://tanstack.com/query/v5/docs/framework/react/reference/useQuery. Undefined where
 * its function is not seen.
 */
export function callReactQuery(
  engine: Engine,
  s: State,
  module: string,
  name: string,
  call: Call,
): Result[] | undefined {
  const option = MODULES.has(module) ? HOOKS[name] : undefined;
  if (option === undefined || engine.ambient) return undefined;
  const query = queryOf(engine, s, option, call);
  if (query === undefined || !isSendingFunction(engine, query.send)) return undefined;
  const read = (key: string, at: State): Value => member(engine, at, query.options, key, call.node);
  const first = react(engine, s, query.send, [UNKNOWN], call.node);
  const { fulfilled, rejected } = retried(engine, first, query.send, read('retry', s), call);
  const onError = read('onError', s);
  const sends = option === 'mutationFn';
  return mergeResults([
    ...fulfilled.map((end) => {
      const used = useBody(engine, end.s, end.v, call.node);
      return queryResult(engine, used, call.node, { data: end.v }, sends);
    }),
    ...rejected.flatMap((end) => {
      const isHandled = onError.t === 'function';
      const after = isHandled ? handledBy(engine, end.s, onError, end.v, call) : [end.s];
      return after.map((next) => {
        const made = queryResult(engine, next, call.node, { error: end.v }, sends);
        return keep(engine, made, end.v, isHandled);
      });
    }),
  ]);
}

/** One object since version 5; before it the key, the function and the options could stand one after the other. */
function queryOf(
  engine: Engine,
  s: State,
  option: 'queryFn' | 'mutationFn',
  call: Call,
): Query | undefined {
  const [first = UNKNOWN, second = UNKNOWN, third = UNDEFINED] = call.args;
  if (option === 'mutationFn' && isSendingFunction(engine, first)) {
    return { send: first, options: second };
  }
  if (option === 'queryFn' && isSendingFunction(engine, second))
    return { send: second, options: third };
  if (first.t !== 'object') return undefined;
  return { send: member(engine, s, first, option, call.node), options: first };
}
