import { asPromises, react, type Settlement } from '../builtins/promises.js';
import type { Call } from '../interpret/calls.js';
import type { Engine, Result } from '../interpret/engine.js';
import { member } from '../interpret/members.js';
import { mergeResults } from '../interpret/results.js';
import { useBody } from '../interpret/uses.js';
import { awaited } from '../frameworks/query-retry.js';
import { foreignObject } from '../state/heap.js';
import type { State } from '../state/state.js';
import { deepTaint } from '../values/deep-taint.js';
import { UNDEFINED, UNKNOWN, type Value } from '../values/value.js';
import { clientInstance, type ClientInstance, type Dialect } from './client.js';
import { isUndefined } from './options.js';
import { isRtkModule } from './rtk-modules.js';
import { argument } from './send.js';

/** Call a function of RTK Query that makes something that sends; undefined for any other import. */
export function callRtk(
  engine: Engine,
  s: State,
  module: string,
  name: string,
  call: Call,
): Result[] | undefined {
  if (!isRtkModule(module)) return undefined;
  const [first = UNDEFINED, second = UNDEFINED] = call.args;
  switch (name) {
    case 'fetchBaseQuery':
      return [{ s, v: made(engine, s, call, 'base-query', [first]) }];
    case 'retry':
      return [{ s, v: made(engine, s, call, 'retried-base-query', [first, second]) }];
    case 'retry.fail': {
      const id = engine.objectId(call.node, 'failed');
      const failed = foreignObject(`${module}#retry.fail`, call.args);
      engine.throwValue(engine.store(s, id, failed), { t: 'object', id }, call.node);
      return [];
    }
    case 'createApi': {
      const baseQuery = member(engine, s, first, 'baseQuery', call.node);
      const v = made(engine, s, call, 'endpoints', [baseQuery]);
      return v.t === 'client' ? defineEndpoints(engine, s, v.client, call) : [{ s, v }];
    }
    default:
      return undefined;
  }
}

/** Whether a function calls at once what its options hold: the endpoints of an API. */
export function definesEndpoints(value: Value): boolean {
  if (value.t === 'client') {
    return value.client.dialect === 'endpoints' && value.member === 'injectEndpoints';
  }
  return value.t === 'import' && isRtkModule(value.module) && value.name === 'createApi';
}

/** The same call makes the same one, however often it is evaluated. */
function made(
  engine: Engine,
  s: State,
  call: Call,
  dialect: Dialect,
  values: readonly Value[],
): Value {
  let client = engine.instances.get(call.node);
  if (client === undefined) {
    client = clientInstance('fetch', dialect);
    client.defaults.push(...values.map((value) => engine.keep(s, value)));
    engine.instances.set(call.node, client);
  }
  return { t: 'client', client, member: null };
}

/** A base query sends again what came to an error, five times unless it is told otherwise, and waits longer each time. */
export function callRetriedBaseQuery(
  engine: Engine,
  s: State,
  client: ClientInstance,
  call: Call,
): Result[] {
  const [inner = UNKNOWN, options = UNDEFINED] = client.defaults;
  const limitIn = (from: Value): Value => member(engine, s, from, 'maxRetries', call.node);
  const own = limitIn(call.args[2] ?? UNDEFINED);
  const limit = isUndefined(own) ? limitIn(options) : own;
  const { fulfilled, rejected } = react(engine, s, inner, call.args, call.node);
  const isOff = limit.t === 'const' && limit.value === 0;
  const isDecided = !isUndefined(member(engine, s, options, 'retryCondition', call.node));
  // Which failures a condition lets pass is not followed, nor is what is thrown to end the attempts.
  if (isOff || isDecided || engine.ambient) return asPromises({ fulfilled, rejected });
  const ends = fulfilled.flatMap((end) => {
    if (isUndefined(member(engine, end.s, end.v, 'error', call.node))) return [end];
    return react(engine, awaited(end.s, true), inner, call.args, call.node).fulfilled;
  });
  return asPromises({ fulfilled: mergeResults(ends), rejected });
}

/** `build.query(…)`, `api.injectEndpoints(…)`; the hooks that an API has are what components call. */
export function callEndpoints(
  engine: Engine,
  s: State,
  client: ClientInstance,
  name: string | null,
  call: Call,
): Result[] {
  switch (name) {
    case 'query':
    case 'mutation':
    case 'infiniteQuery':
      return runEndpoint(engine, s, client, call);
    case 'injectEndpoints':
      return defineEndpoints(engine, s, client, call);
    case 'enhanceEndpoints':
      return [{ s, v: { t: 'client', client, member: null } }];
    default:
      return [{ s, v: UNKNOWN }];
  }
}

function defineEndpoints(engine: Engine, s: State, client: ClientInstance, call: Call): Result[] {
  const api: Value = { t: 'client', client, member: null };
  const define = member(engine, s, argument(call, 0), 'endpoints', call.node);
  if (define.t !== 'function' || engine.ambient) return [{ s, v: api }];
  const { fulfilled } = react(engine, s, define, [api], call.node);
  return mergeResults(fulfilled.map((end) => ({ s: end.s, v: api })));
}

/**
 * An endpoint sends whenever a component asks for it, and the store keeps what came of it. Who reads the error there is not
 * known.
 */
function runEndpoint(
  engine: Engine,
  s: State,
  { defaults: [baseQuery = UNKNOWN] }: ClientInstance,
  call: Call,
): Result[] {
  if (engine.ambient) return [{ s, v: UNKNOWN }];
  const definition = argument(call, 0);
  const read = (at: State, name: string): Value => member(engine, at, definition, name, call.node);
  const [query, queryFn] = [read(s, 'query'), read(s, 'queryFn')];
  const sent =
    queryFn.t === 'function'
      ? react(engine, s, queryFn, [UNKNOWN, UNKNOWN, UNKNOWN, baseQuery], call.node)
      : sendQuery(engine, s, baseQuery, [query, read(s, 'extraOptions')], call);
  const transform = read(s, 'transformErrorResponse');
  const ends = sent.fulfilled.flatMap((end) => {
    const error = member(engine, end.s, end.v, 'error', call.node);
    if (isUndefined(error)) {
      return [useBody(engine, end.s, end.v, call.node)];
    }
    if (transform.t !== 'function') return [keptInStore(engine, end.s, error)];
    const kept = react(engine, end.s, transform, [error, UNKNOWN, UNKNOWN], call.node);
    return [
      ...kept.fulfilled.map((one) => keptInStore(engine, one.s, one.v)),
      ...kept.rejected.map((one) => keptInStore(engine, one.s, one.v)),
    ];
  });
  const thrown = sent.rejected.map((end) => keptInStore(engine, end.s, end.v));
  return mergeResults([...ends, ...thrown].map((after) => ({ s: after, v: UNKNOWN })));
}

function sendQuery(
  engine: Engine,
  s: State,
  baseQuery: Value,
  [query, extra]: readonly [Value, Value],
  call: Call,
): Settlement {
  const asked = query.t === 'function' ? react(engine, s, query, [UNKNOWN], call.node) : null;
  const ends = (asked?.fulfilled ?? [{ s, v: UNDEFINED }]).map((end) =>
    react(engine, end.s, baseQuery, [end.v, UNKNOWN, extra], call.node),
  );
  return {
    fulfilled: ends.flatMap(({ fulfilled }) => fulfilled),
    rejected: ends.flatMap(({ rejected }) => rejected),
  };
}

function keptInStore(engine: Engine, s: State, error: Value): State {
  let after = s;
  for (const [id] of deepTaint(engine, s, error).calls)
    after = after.withCall(id, { unfollowed: true });
  return after;
}
