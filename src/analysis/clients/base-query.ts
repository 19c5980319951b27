import type { TSESTree } from '@typescript-eslint/types';
import { react } from '../builtins/promises.js';
import { valueInAmbience } from '../interpret/ambient.js';
import type { Call } from '../interpret/calls.js';
import type { Engine, Result } from '../interpret/engine.js';
import { makeObject } from '../interpret/literals.js';
import { member } from '../interpret/members.js';
import { heapObject } from '../state/heap.js';
import type { State } from '../state/state.js';
import { EMPTY } from '../statuses/status-set.js';
import { UNDEFINED, UNKNOWN, constant, type Value } from '../values/value.js';
import type { ClientInstance } from './client.js';
import { isUndefined, methodOf } from './options.js';
import { argument, send } from './send.js';
import { callUrlOf, joinUrl, seenUrlText } from './url.js';

/**
 * Call what `fetchBaseQuery` of RTK Query gives: https://redux-toolkit.js.org/rtk-query/api/fetchBaseQuery. It takes a URL,
 * or an object with one.
 */
export function callBaseQuery(
  engine: Engine,
  s: State,
  instance: ClientInstance,
  call: Call,
): Result[] {
  const [standard = UNDEFINED] = instance.defaults;
  const read = (from: Value, name: string): Value => member(engine, s, from, name, call.node);
  // What a response is good for its own function decides: that one is not run.
  if (!isUndefined(read(standard, 'validateStatus'))) return [{ s, v: UNKNOWN }];
  const given = argument(call, 0);
  const own = (name: string): Value =>
    given.t === 'object' ? read(given, name) : given.t === 'unknown' ? UNKNOWN : UNDEFINED;
  if (!isUndefined(own('validateStatus')) && given.t !== 'unknown') return [{ s, v: UNKNOWN }];
  const url = given.t === 'object' ? read(given, 'url') : given;
  const base = read(standard, 'baseUrl');
  const text = joinUrl(
    isUndefined(base) ? '' : seenUrlText(engine, s, base),
    seenUrlText(engine, s, url),
  );
  const headers = [
    read(standard, 'headers'),
    own('headers'),
    preparedHeaders(engine, s, standard, call),
  ];
  return send(
    engine,
    s,
    {
      instance,
      method: given.t === 'unknown' ? 'dynamic' : methodOf(own('method'), 'GET'),
      url,
      callUrl: callUrlOf(text),
      headers: headers.filter((one) => !isUndefined(one)),
      body: isUndefined(own('body')) ? null : own('body'),
      rejects: EMPTY,
      gives: 'result',
      retry: null,
    },
    call,
  );
}

/** The headers that `prepareHeaders` leaves; it may set those that it is handed, or give others. */
function preparedHeaders(engine: Engine, s: State, standard: Value, call: Call): Value {
  const prepare = member(engine, s, standard, 'prepareHeaders', call.node);
  if (isUndefined(prepare)) return UNDEFINED;
  if (prepare.t !== 'function') return UNKNOWN;
  const id = engine.objectId(call.node, 'preparedHeaders');
  const headers: Value = { t: 'object', id };
  return valueInAmbience(engine, s, () => {
    const start = engine.store(s, id, heapObject({ is: 'headers' }));
    return react(engine, start, prepare, [headers, UNKNOWN], call.node).fulfilled.map((end) => ({
      s: end.s,
      v: isUndefined(end.v) ? headers : end.v,
    }));
  });
}

/** What a base query fulfils with: never does it reject for a status. */
export function baseQueryResult(
  engine: Engine,
  s: State,
  call: number,
  came: 'success' | 'failure' | 'nothing',
  node: TSESTree.Node,
): Result {
  const body: Value = { t: 'facet', call, facet: 'body', path: [], meaning: null };
  if (came === 'success') {
    return makeObject(engine, s, node, { data: body, meta: UNKNOWN }, 'baseQuerySuccess');
  }
  if (came === 'nothing') {
    const held = { status: constant('FETCH_ERROR'), error: { t: 'networkError', call } } as const;
    const error = makeObject(engine, s, node, held, 'baseQueryNetworkError');
    return makeObject(engine, error.s, node, { error: error.v, meta: UNKNOWN }, 'baseQueryNothing');
  }
  const status: Value = { t: 'facet', call, facet: 'status', path: [], meaning: null };
  const error = makeObject(engine, s, node, { status, data: body }, 'baseQueryError');
  const response: Value = { t: 'response', call };
  const meta = makeObject(engine, error.s, node, { response }, 'baseQueryMeta');
  return makeObject(engine, meta.s, node, { error: error.v, meta: meta.v }, 'baseQueryFailure');
}
