import type { Method } from '../../facts/index.js';
import type { Call } from '../interpret/calls.js';
import type { Engine, Result } from '../interpret/engine.js';
import type { State } from '../state/state.js';
import { ANSWERED, EMPTY, statusSet } from '../statuses/status-set.js';
import { UNKNOWN, type Value } from '../values/value.js';
import { derive } from './axios.js';
import {
  REJECTED_BY_DEFAULT,
  type ClientInstance,
  type LibraryRetry,
  type Request,
} from './client.js';
import { constants } from './library-retry.js';
import { Options, isUndefined, methodOf } from './options.js';
import { hooksOf } from './request-hooks.js';
import { argument, send } from './send.js';
import { callUrlOf, joinUrl, seenUrlText } from './url.js';

export function callOfetch(
  engine: Engine,
  s: State,
  client: ClientInstance,
  member: string | null,
  call: Call,
): Result[] {
  if (member === 'create') {
    return [{ s, v: { t: 'client', client: derive(engine, s, client, call), member: null } }];
  }
  if (member !== null && member !== 'raw') return [{ s, v: UNKNOWN }];
  return send(engine, s, requestOfetch(engine, s, client, member, call), call);
}

function requestOfetch(
  engine: Engine,
  s: State,
  instance: ClientInstance,
  member: string | null,
  call: Call,
): Request {
  const options = new Options(engine, s, argument(call, 1), instance);
  const url = argument(call, 0);
  const base = options.get('baseURL');
  const ignores = options.get('ignoreResponseError');
  const method = methodOf(options.get('method'), 'GET');
  return {
    instance,
    method,
    url,
    callUrl: callUrlOf(
      joinUrl(isUndefined(base) ? '' : seenUrlText(engine, s, base), seenUrlText(engine, s, url)),
    ),
    headers: options.all('headers'),
    hooks: { before: hooksOf(options, engine, s, 'onRequest'), shape: 'context' },
    after: {
      answers: hooksOf(options, engine, s, 'onResponse'),
      errors: hooksOf(options, engine, s, 'onResponseError'),
      shape: 'context',
    },
    body: options.get('body'),
    rejects: ignores.t === 'const' && ignores.value === true ? EMPTY : REJECTED_BY_DEFAULT.ofetch,
    gives: member === 'raw' ? 'response' : 'body',
    retry: ofetchRetry(engine, s, options, method),
  };
}

const PAYLOAD_METHODS: readonly Method[] = ['PATCH', 'POST', 'PUT', 'DELETE'];
const OFETCH_STATUSES = [408, 409, 425, 429, 500, 502, 503, 504];

/** ofetch's own retry, once unless a payload is sent: https://github.com/unjs/ofetch#auto-retry */
function ofetchRetry(
  engine: Engine,
  s: State,
  options: Options,
  method: Method,
): LibraryRetry | null {
  const retry: Value = options.get('retry');
  const isOff = retry.t === 'const' && (retry.value === false || retry.value === 0);
  if (isOff || (isUndefined(retry) && PAYLOAD_METHODS.includes(method))) return null;
  const statuses = constants(engine, s, options.get('retryStatusCodes'));
  return {
    statuses: statusSet(statuses?.map(Number) ?? OFETCH_STATUSES) & ANSWERED,
    bounded: true,
    backoff: options.get('retryDelay').t === 'function',
    retryAfter: false,
  };
}
