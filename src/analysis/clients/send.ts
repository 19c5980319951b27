import type { Call } from '../interpret/calls.js';
import type { Engine, Result } from '../interpret/engine.js';
import type { State } from '../state/state.js';
import { begun } from '../state/trace.js';
import { NEW_CALL, hasFailed, joinCalls, mayBeSuccess } from '../state/call-state.js';
import { UNDEFINED, UNKNOWN, type Value } from '../values/value.js';
import { callAxios } from './axios.js';
import { callBaseQuery } from './base-query.js';
import type { ClientInstance, Request, SentRequest } from './client.js';
import { requestFetch } from './fetch.js';
import { callGot } from './got.js';
import { keyOf } from './idempotency.js';
import { callKy } from './ky.js';
import { callOfetch } from './ofetch.js';
import { headersOfHooks } from './request-hooks.js';
import { isForAnotherPart, itemOf, recordRetry } from './retries.js';
import { callEndpoints, callRetriedBaseQuery } from './rtk-query.js';
import { callSuperagent } from './superagent.js';
import { callTypedClient } from './typed-client.js';
import { requestUndici } from './undici.js';

/** Call a client, or one of its functions. */
export function callClient(
  engine: Engine,
  s: State,
  client: ClientInstance,
  member: string | null,
  call: Call,
): Result[] {
  switch (client.dialect) {
    case 'fetch':
      return member === null || member === 'fetch'
        ? send(engine, s, requestFetch(engine, s, client, call), call)
        : [{ s, v: UNKNOWN }];
    case 'undici':
      return member === null
        ? send(engine, s, requestUndici(engine, s, client, call), call)
        : [{ s, v: UNKNOWN }];
    case 'axios':
      return callAxios(engine, s, client, member, call);
    case 'ky':
      return callKy(engine, s, client, member, call);
    case 'got':
      return callGot(engine, s, client, member, call);
    case 'ofetch':
      return callOfetch(engine, s, client, member, call);
    case 'superagent':
      return callSuperagent(engine, s, client, member, call);
    case 'unhappy-path':
      return callTypedClient(engine, s, client, member, call);
    case 'base-query':
      return callBaseQuery(engine, s, client, call);
    case 'retried-base-query':
      return callRetriedBaseQuery(engine, s, client, call);
    case 'endpoints':
      return callEndpoints(engine, s, client, member, call);
  }
}

/** Send a request: from here on the path has an answer of its own. */
export function send(engine: Engine, s: State, request: Request | null, call: Call): Result[] {
  if (engine.ambient || request === null || isSettledElsewhere(engine, call)) {
    return [{ s, v: UNKNOWN }];
  }
  if (engine.lookAhead !== null) {
    return isSentInNextRound(engine, s, request, call) ? [] : [{ s, v: UNKNOWN }];
  }
  return sendOne(engine, s, withHooks(engine, s, request, call), call);
}

/** What another file sends and leaves nobody to judge is judged there. */
function isSettledElsewhere({ scopes, elsewhere }: Engine, { node }: Call): boolean {
  if (elsewhere === null) return false;
  const file = scopes.fileOf(node);
  return file !== scopes.main && elsewhere.isSettled(file, node);
}

/** Whether this is the request that failed, which a recursion sends again. */
function isSentInNextRound(engine: Engine, s: State, request: Request, call: Call): boolean {
  const { focus, lookAhead } = engine;
  if (focus === null || lookAhead === null || engine.requestId(call.node) !== focus) return false;
  const { request: sent, again } = withHooks(engine, s, request, call);
  const { mints } = keyOf(engine, s, sent, engine.provider.contractOf(sent.callUrl), again);
  recordRetry(engine, s, focus, { mints });
  const before = lookAhead.sent;
  lookAhead.sent = before === null ? s.call(focus) : joinCalls(before, s.call(focus));
  return true;
}

/** What hooks add to the headers is sent as well. */
function withHooks(engine: Engine, s: State, request: Request, call: Call): Hooked {
  if (request.hooks === undefined || request.hooks.before.length === 0)
    return { request, again: [] };
  const { before, shape } = request.hooks;
  const hooked = { shape, method: request.method, call };
  const added = headersOfHooks(engine, s, before, hooked);
  return {
    request: { ...request, headers: [...request.headers, ...added] },
    again: headersOfHooks(engine, s, before, hooked, added),
  };
}

interface Hooked {
  request: Request;
  /** What the hooks would give before another attempt. */
  again: readonly Value[];
}

function sendOne(engine: Engine, s: State, { request, again }: Hooked, call: Call): Result[] {
  const { node } = call;
  const id = engine.requestId(node);
  const known = engine.requests[id];
  const key = keyOf(engine, s, request, engine.provider.contractOf(request.callUrl), again);
  const item = itemOf(engine, s, request);
  const sent: SentRequest = {
    ...request,
    id,
    site: node,
    chain: [...engine.chain],
    key: known === undefined ? key : worseKey(known.key, key),
    item,
  };
  engine.requests[id] = sent;
  const earlier = s.calls.get(id);
  if (earlier !== undefined) {
    // Another element of a collection is another request, not an attempt.
    const isSame = engine.repeating > 0 || earlier.item === item;
    if (!mayBeSuccess(earlier) && isSame && !isForAnotherPart(engine, s, request)) {
      recordRetry(engine, s, id, { mints: key.mints });
    }
  }
  const before = earlier === undefined ? s : s.withoutAnswerOf(id);
  const failed = earlier !== undefined && hasFailed(earlier) ? earlier.trace : null;
  const trace = engine.tracing ? begun(node, failed) : null;
  const after = before.withCall(id, { ...NEW_CALL, mint: key.mint, item, trace });
  return [{ s: after, v: { t: 'request', call: id } }];
}

const KEY_ORDER = ['present', 'unknown', 'unstable', 'absent'] as const;

function worseKey(a: SentRequest['key'], b: SentRequest['key']): SentRequest['key'] {
  return KEY_ORDER.indexOf(a.state) >= KEY_ORDER.indexOf(b.state) ? a : b;
}

/** The first argument, or undefined. */
export function argument(call: Call, index: number): Value {
  return call.args[index] ?? UNDEFINED;
}
