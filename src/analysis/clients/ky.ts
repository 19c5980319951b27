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
import { Options, isUndefined, methodOf } from './options.js';
import { retriesOf } from './library-retry.js';
import { hooksOf } from './request-hooks.js';
import { argument, send } from './send.js';
import { callUrlOf, joinUrl, seenUrlText } from './url.js';

const SHORTCUTS = new Set(['get', 'post', 'put', 'patch', 'head', 'delete']);

export function callKy(
  engine: Engine,
  s: State,
  client: ClientInstance,
  member: string | null,
  call: Call,
): Result[] {
  if (member === 'create' || member === 'extend') {
    return [{ s, v: { t: 'client', client: derive(engine, s, client, call), member: null } }];
  }
  if (member !== null && !SHORTCUTS.has(member)) return [{ s, v: UNKNOWN }];
  return send(engine, s, requestKy(engine, s, client, member, call), call);
}

function requestKy(
  engine: Engine,
  s: State,
  instance: ClientInstance,
  member: string | null,
  call: Call,
): Request {
  const options = new Options(engine, s, argument(call, 1), instance);
  const url = argument(call, 0);
  const base = options.get('prefixUrl');
  const throws = options.get('throwHttpErrors');
  const method =
    member === null
      ? methodOf(options.get('method'), 'GET')
      : methodOf({ t: 'const', value: member }, 'dynamic');
  const json = options.get('json');
  return {
    instance,
    method,
    url,
    callUrl: callUrlOf(
      joinUrl(isUndefined(base) ? '' : seenUrlText(engine, s, base), seenUrlText(engine, s, url)),
    ),
    headers: options.all('headers'),
    hooks: { before: hooksOf(options, engine, s, 'hooks.beforeRequest'), shape: 'request' },
    after: {
      answers: hooksOf(options, engine, s, 'hooks.afterResponse'),
      errors: hooksOf(options, engine, s, 'hooks.beforeError'),
      shape: 'third',
    },
    body: isUndefined(json) ? options.get('body') : json,
    rejects: isFalse(throws) ? EMPTY : REJECTED_BY_DEFAULT.ky,
    gives: 'response',
    retry: kyRetry(engine, s, options.get('retry'), method, call),
  };
}

export function isFalse(value: Value): boolean {
  return value.t === 'const' && value.value === false;
}

const KY_METHODS: readonly Method[] = ['GET', 'PUT', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE'];
const KY_STATUSES = [408, 413, 429, 500, 502, 503, 504];

/** ky's own retry: https://github.com/sindresorhus/ky#retry */
function kyRetry(
  engine: Engine,
  s: State,
  retry: Value,
  method: Method,
  call: Call,
): LibraryRetry | null {
  const { limit, methods, statuses } = retriesOf(engine, s, retry, call.node);
  if ((limit ?? 2) === 0) return null;
  if (!(methods ?? KY_METHODS).includes(method)) return null;
  return {
    statuses: statusSet(statuses ?? KY_STATUSES) & ANSWERED,
    bounded: true,
    backoff: true,
    retryAfter: true,
  };
}
