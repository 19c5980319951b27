import { asPromises, react, type Settlement } from '../builtins/promises.js';
import type { Call } from '../interpret/calls.js';
import type { Engine, Result } from '../interpret/engine.js';
import { member } from '../interpret/members.js';
import { mergeResults } from '../interpret/results.js';
import { hand } from '../interpret/unknown-call.js';
import { useBody } from '../interpret/uses.js';
import { follow } from '../modules/follow.js';
import type { State } from '../state/state.js';
import { deepTaint } from '../values/deep-taint.js';
import { UNDEFINED, UNKNOWN, type Value } from '../values/value.js';
import { QUERY_CLIENT, QUERY_MODULES, queryDefaults } from './query-client.js';
import { decidedBy, delivered, isHandler } from './query-errors.js';
import { keep, queryResult } from './query-result.js';
import { isSendingFunction } from './sending-function.js';
import { retried } from './query-retry.js';

type Import = Extract<Value, { t: 'import' }>;

/** The hooks that send, by the option that holds what they call. */
const HOOKS: Readonly<Record<string, 'queryFn' | 'mutationFn'>> = {
  useQuery: 'queryFn',
  useSuspenseQuery: 'queryFn',
  useInfiniteQuery: 'queryFn',
  useSuspenseInfiniteQuery: 'queryFn',
  useMutation: 'mutationFn',
};

/** The methods of a client that call a function of their options, and whether they reject with what it rejects with. */
const FETCHES: Readonly<Record<string, { rejects: boolean }>> = {
  fetchQuery: { rejects: true },
  ensureQueryData: { rejects: true },
  fetchInfiniteQuery: { rejects: true },
  prefetchQuery: { rejects: false },
  prefetchInfiniteQuery: { rejects: false },
};

/** Whether a value is a hook, or a method, that calls a function of its options. */
export function isQueryHook(engine: Engine, value: Value): boolean {
  if (value.t !== 'import') return false;
  if (fetchOf(engine, value) !== undefined) return true;
  return QUERY_MODULES.has(value.module) && Object.hasOwn(HOOKS, value.name);
}

interface Query {
  send: Value;
  /** An option of its own, or what the client of the application says where it has none. */
  option: (name: string, at: State) => Value;
  /** Those that hear of each failure: that of the client's cache, and its own. */
  handlers: readonly Value[];
  hasOwnHandler: boolean;
}

/**
 * Call a hook of react-query: https://tanstack.com/query/v5/docs/framework/react/reference/useQuery. Undefined where
 * its function is not seen.
 */
export function callReactQuery(
  engine: Engine,
  s: State,
  callee: Import,
  call: Call,
): Result[] | undefined {
  const { module, name } = callee;
  const fetches = engine.ambient ? undefined : fetchOf(engine, callee);
  if (fetches !== undefined) return fetchQuery(engine, s, fetches, call);
  if (!QUERY_MODULES.has(module)) return undefined;
  if (OPTIONS.has(name)) return [{ s, v: call.args[0] ?? UNKNOWN }];
  if (engine.ambient) return undefined;
  const kind = HOOKS[name];
  if (kind === undefined) return undefined;
  const query = queryOf(engine, s, kind, call);
  if (query === null) return undefined;
  const { fulfilled, rejected } = settled(engine, s, query, call);
  const sends = kind === 'mutationFn';
  return mergeResults([
    ...fulfilled.map((end) => {
      const used = useBody(engine, end.s, end.v, call.node);
      return queryResult(engine, used, call.node, { data: end.v }, sends);
    }),
    ...rejected.flatMap((end) =>
      delivered(engine, end, query.handlers, call).flatMap(({ s: after, isHandled }) => {
        const throws = sends ? UNDEFINED : query.option('throwOnError', after);
        const thrown = decidedBy(engine, { ...end, s: after }, throws, false, call);
        for (const one of thrown.yes) engine.throwValue(one, end.v, call.node);
        return thrown.no.map((next) => {
          const made = queryResult(engine, next, call.node, { error: end.v }, sends);
          return keep(engine, made, end.v, isHandled || query.hasOwnHandler);
        });
      }),
    ),
  ]);
}

/** Functions that give the options back that they are handed, for their types alone. */
const OPTIONS = new Set(['queryOptions', 'infiniteQueryOptions', 'mutationOptions']);

/** Which method of a client a function is, if it is one. */
function fetchOf(engine: Engine, callee: Import): { rejects: boolean } | undefined {
  const method = FETCHES[callee.name.slice(callee.name.lastIndexOf('.') + 1)];
  if (method === undefined) return undefined;
  const value = follow(engine, callee);
  const isOfClient =
    value.t === 'import' &&
    QUERY_MODULES.has(value.module) &&
    value.name.startsWith(`${QUERY_CLIENT}.`);
  return isOfClient ? method : undefined;
}

/** The client keeps the error of a prefetch as well; that nobody waits for it is its purpose. */
function fetchQuery(
  engine: Engine,
  s: State,
  { rejects }: { rejects: boolean },
  call: Call,
): Result[] | undefined {
  const query = queryOf(engine, s, 'queryFn', call);
  if (query === null) return undefined;
  const { fulfilled, rejected } = settled(engine, s, query, call);
  const failures = rejected.flatMap((end) =>
    delivered(engine, end, query.handlers, call).map((one) => ({ ...end, s: one.s })),
  );
  if (rejects) return asPromises({ fulfilled, rejected: failures });
  return asPromises({
    fulfilled: [
      ...fulfilled.map((end) => ({ s: useBody(engine, end.s, end.v, call.node), v: UNDEFINED })),
      ...failures.map((end) => ({
        s: hand(end.s, deepTaint(engine, end.s, end.v), true),
        v: UNDEFINED,
      })),
    ],
    rejected: [],
  });
}

function settled(engine: Engine, s: State, { send, option }: Query, call: Call): Settlement {
  const first = react(engine, s, send, [UNKNOWN], call.node);
  return retried(engine, first, send, option('retry', s), call);
}

function queryOf(
  engine: Engine,
  s: State,
  kind: 'queryFn' | 'mutationFn',
  call: Call,
): Query | null {
  const found = sendAndOptions(engine, s, kind, call);
  if (found === null || !isSendingFunction(engine, found.send)) return null;
  const { send, options } = found;
  const defaults = queryDefaults(engine, kind);
  const read = (from: Value, name: string, at: State): Value =>
    member(engine, at, from, name, call.node);
  const option = (name: string, at: State): Value => {
    const own = read(options, name, at);
    const isOpen = own.t === 'const' && own.value === undefined;
    return isOpen ? read(defaults.options, name, at) : own;
  };
  const own = option('onError', s);
  const hasOwnHandler = isHandler(own);
  const handlers = hasOwnHandler ? [defaults.onError, own] : [defaults.onError];
  return { send, option, handlers, hasOwnHandler };
}

/** One object since version 5; before it the key, the function and the options could stand one after the other. */
function sendAndOptions(
  engine: Engine,
  s: State,
  kind: 'queryFn' | 'mutationFn',
  call: Call,
): { send: Value; options: Value } | null {
  const [first = UNKNOWN, second = UNKNOWN, third = UNDEFINED] = call.args;
  if (kind === 'mutationFn' && isSendingFunction(engine, first)) {
    return { send: first, options: second };
  }
  if (kind === 'queryFn' && isSendingFunction(engine, second)) {
    return { send: second, options: third };
  }
  if (first.t !== 'object') return null;
  return { send: member(engine, s, first, kind, call.node), options: first };
}
