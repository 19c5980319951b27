import { builtInContracts, idempotencyFor, type Contract } from '@unhappy-path/client/contracts';
import type { Method } from '../../facts/index.js';
import { asPromises, settleBoth } from '../builtins/promises.js';
import type { Call } from '../interpret/calls.js';
import type { Engine, Result } from '../interpret/engine.js';
import { makeObject } from '../interpret/literals.js';
import type { State } from '../state/state.js';
import { EMPTY, statusSet } from '../statuses/status-set.js';
import { FALSE, TRUE, UNDEFINED, UNKNOWN, constant, type Value } from '../values/value.js';
import { derive } from './axios.js';
import {
  REJECTED_BY_DEFAULT,
  type ClientInstance,
  type LibraryRetry,
  type Request,
} from './client.js';
import { requestFetch } from './fetch.js';
import { Options, isUndefined, methodOf } from './options.js';
import { argument, send } from './send.js';
import { callUrlOf, joinUrl, seenUrlText } from './url.js';

/** No member that code could name. */
const RETHROWS = '(rethrows)';

const METHODS = new Set(['get', 'post', 'put', 'patch', 'delete', 'head']);

/** Call `@unhappy-path/client`, or a client that it made. */
export function callTypedClient(
  engine: Engine,
  s: State,
  client: ClientInstance,
  member: string | null,
  call: Call,
): Result[] {
  if (member === 'createClient') {
    return [{ s, v: { t: 'client', client: derive(engine, s, client, call), member: null } }];
  }
  if (member === 'answered') return answered(engine, s, argument(call, 0));
  // What it gives is called with the error, which goes on.
  if (member === 'withMessage') return [{ s, v: { t: 'client', client, member: RETHROWS } }];
  if (member === RETHROWS) {
    engine.throwValue(s, argument(call, 0), call.node);
    return [];
  }
  if (member === 'isApiError') return [{ s, v: isApiError(argument(call, 0)) }];
  if (member === 'fetch') {
    // A drop-in: it fulfils on every status, below no base.
    const request = requestFetch(engine, s, client, call);
    if (request === null) return send(engine, s, request, call);
    const own = new Options(engine, s, UNDEFINED, client);
    const contract = contractIn(own.get('contract'));
    const ownKey = keyOption(own, contract, request.method, request.callUrl);
    return send(engine, s, { ...request, ownKey }, call);
  }
  if (member === 'request') {
    const method = methodOf(argument(call, 0), 'dynamic');
    return send(engine, s, requestOf(engine, s, client, method, 1, call), call);
  }
  if (member === null || !METHODS.has(member)) return [{ s, v: UNKNOWN }];
  const method = methodOf(constant(member), 'dynamic');
  return send(engine, s, requestOf(engine, s, client, method, 0, call), call);
}

/** `answered(api.get(…))` settles as `fetch` does. */
function answered(engine: Engine, s: State, promise: Value): Result[] {
  if (promise.t !== 'request') return [{ s, v: UNKNOWN }];
  const sent = engine.request(promise.call);
  engine.requests[promise.call] = { ...sent, rejects: EMPTY, gives: 'response' };
  return [{ s, v: promise }];
}

function requestOf(
  engine: Engine,
  s: State,
  instance: ClientInstance,
  method: Method,
  at: number,
  call: Call,
): Request {
  const options = new Options(engine, s, argument(call, at + 1), instance);
  const url = argument(call, at);
  const contract = contractIn(options.get('contract'));
  const base = options.get('baseUrl');
  const standard = contract === null ? '' : baseOf(contract);
  const callUrl = callUrlOf(
    joinUrl(
      isUndefined(base) ? standard : seenUrlText(engine, s, base),
      seenUrlText(engine, s, url),
    ),
  );
  const key = keyOption(options, contract, method, callUrl);
  const json = options.get('json');
  const as = options.get('as');
  const isResponse = method === 'HEAD' || (as.t === 'const' && as.value === 'response');
  const headers = options.all('headers');
  return {
    instance,
    method,
    url,
    callUrl,
    headers,
    ownKey: key,
    body: isUndefined(json) ? options.get('body') : json,
    rejects: REJECTED_BY_DEFAULT['unhappy-path'],
    gives: isResponse ? 'response' : 'body',
    retry: retryOf(options.get('retry'), method, key !== null),
  };
}

/** The contract that a client is made with: an export of `@unhappy-path/client/apis`. */
function contractIn(value: Value): Contract | null {
  if (value.t !== 'import' || !value.module.startsWith('@unhappy-path/client/')) return null;
  return builtInContracts.find(({ id }) => id === value.name) ?? null;
}

function baseOf({ hosts }: Contract): string {
  const host = hosts.find((one) => one.environment === 'production') ?? hosts[0];
  return host === undefined ? '' : `https://${host.host}${host.pathPrefix}`;
}

/** The key that the caller passes, or the one that the client makes where the contract offers keys. */
function keyOption(
  options: Options,
  contract: Contract | null,
  method: Method,
  { path, host }: Request['callUrl'],
): Value | null {
  const given = options.get('idempotencyKey');
  if (given.t === 'const' && given.value === false) return null;
  if (!isUndefined(given)) return given;
  if (contract === null) return null;
  const rule = idempotencyFor(contract, method, path, host);
  return rule !== 'unknown' && (rule.support === 'supported' || rule.support === 'required')
    ? UNKNOWN
    : null;
}

const IDEMPOTENT: readonly Method[] = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE'];
const TRANSIENT = [408, 429, 500, 502, 503, 504];

/** What the client repeats by itself: see `retry-decision.ts` of its sources. */
function retryOf(retry: Value, method: Method, hasKey: boolean): LibraryRetry | null {
  const isOff = retry.t === 'const' && retry.value === false;
  if (isOff || !(hasKey || IDEMPOTENT.includes(method))) return null;
  return { statuses: statusSet(TRANSIENT), bounded: true, backoff: true, retryAfter: true };
}

function isApiError(value: Value): Value {
  if (value.t === 'clientError' || value.t === 'networkError') return TRUE;
  return value.t === 'object' || value.t === 'const' ? FALSE : UNKNOWN;
}

/** `.result()`: `{ ok: true, data }` or `{ ok: false, error }`, and never a rejection. */
export function resultOf(engine: Engine, s: State, promise: Value, call: Call): Result[] {
  const { fulfilled, rejected } = settleBoth(engine, s, promise, call.node);
  const made = [
    ...fulfilled.map((end) =>
      makeObject(engine, end.s, call.node, { ok: TRUE, data: end.v, error: UNDEFINED }, 'success'),
    ),
    ...rejected.map((end) =>
      makeObject(engine, end.s, call.node, { ok: FALSE, error: end.v, data: UNDEFINED }, 'failure'),
    ),
  ];
  return asPromises({ fulfilled: made, rejected: [] });
}

/** The statuses that a kind of error stands for, by the contract where that says so. */
export function statusesOfKind(contract: Contract | null, kind: string): readonly number[] {
  const named = (contract?.failures ?? [])
    .filter((failure) => failure.kind === kind)
    .map(({ when }) => when.status)
    .filter((status) => typeof status === 'number');
  return named.length > 0 ? named : (KINDS[kind] ?? []);
}

const KINDS: Readonly<Record<string, readonly number[]>> = {
  'payment-required': [402],
  'rate-limited': [429],
  unauthorized: [401],
  forbidden: [403],
  'not-found': [404],
  conflict: [409],
  gone: [410],
  'too-large': [413],
};
