import type { TSESTree } from '@typescript-eslint/types';
import { callPromiseMethod, react, settleBoth } from '../builtins/promises.js';
import type { Call } from '../interpret/calls.js';
import type { Engine, Result } from '../interpret/engine.js';
import { makeObject } from '../interpret/literals.js';
import { member } from '../interpret/members.js';
import { mergeResults } from '../interpret/results.js';
import { hand } from '../interpret/unknown-call.js';
import { useBody } from '../interpret/uses.js';
import type { State } from '../state/state.js';
import { deepTaint } from '../values/deep-taint.js';
import { FALSE, TRUE, UNDEFINED, UNKNOWN, constant, type Value } from '../values/value.js';
import { isErrorInView } from './query-result.js';
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
  if (query?.send.t !== 'function') return undefined;
  const read = (key: string, at: State): Value => member(engine, at, query.options, key, call.node);
  const first = react(engine, s, query.send, [UNKNOWN], call.node);
  const { fulfilled, rejected } = retried(engine, first, query.send, read('retry', s), call);
  const onError = read('onError', s);
  const isInView = isErrorInView(engine, call.node, onError.t === 'function', option);
  return mergeResults([
    ...fulfilled.flatMap((end) => {
      const used = useBody(engine, end.s, end.v, call.node);
      return result(engine, used, call.node, end.v, null);
    }),
    ...rejected.flatMap((end) => {
      // The library keeps the error for whoever asks for it: code that is not in view.
      const kept = isInView ? end.s : hand(end.s, deepTaint(engine, end.s, end.v), false);
      return afterHandler(engine, { ...end, s: kept }, onError, call).flatMap((after) =>
        result(engine, after, call.node, UNDEFINED, end.v),
      );
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
  if (option === 'mutationFn' && first.t === 'function') return { send: first, options: second };
  if (option === 'queryFn' && second.t === 'function') return { send: second, options: third };
  if (first.t !== 'object') return undefined;
  return { send: member(engine, s, first, option, call.node), options: first };
}

function afterHandler(engine: Engine, end: Result, onError: Value, call: Call): State[] {
  if (onError.t !== 'function') return [end.s];
  const rejection: Value = { t: 'promise', settled: 'rejected', value: end.v };
  const handler: Call = { ...call, args: [onError] };
  const results = callPromiseMethod(engine, end.s, rejection, 'catch', handler) ?? [];
  return results.flatMap(({ s, v }) => {
    const { fulfilled, rejected } = settleBoth(engine, s, v, call.node);
    return [...fulfilled, ...rejected].map((after) => after.s);
  });
}

/** What the hook gives once the request is settled; what else it has is not known. */
function result(
  engine: Engine,
  s: State,
  node: TSESTree.Node,
  data: Value,
  error: Value | null,
): Result[] {
  const hasFailed = error === null ? FALSE : TRUE;
  const held = error ?? constant(null);
  const made = makeObject(engine, s, node, {
    data,
    error: held,
    failureReason: held,
    isError: hasFailed,
    isSuccess: error === null ? TRUE : FALSE,
    status: constant(error === null ? 'success' : 'error'),
    isLoading: FALSE,
    isPending: FALSE,
    isFetching: FALSE,
  });
  if (made.v.t !== 'object') return [made];
  const object = engine.object(made.s, made.v.id);
  if (object === undefined) return [made];
  return [{ s: engine.store(made.s, made.v.id, { ...object, rest: UNKNOWN }), v: made.v }];
}
