import type { Call } from '../interpret/calls.js';
import type { Engine, Result } from '../interpret/engine.js';
import type { State } from '../state/state.js';
import { ANSWERED, statusSet } from '../statuses/status-set.js';
import { constant, UNKNOWN, type Value } from '../values/value.js';
import {
  REJECTED_BY_DEFAULT,
  type ClientInstance,
  type LibraryRetry,
  type SentRequest,
} from './client.js';
import { makeObject } from '../interpret/literals.js';
import { accepted } from './accepted.js';
import { keyOf } from './idempotency.js';
import { methodOf } from './options.js';
import { argument, send } from './send.js';
import { callUrlOf, seenUrlText } from './url.js';

/** superagent's own retry: https://forwardemail.github.io/superagent/#retrying-requests */
const SUPERAGENT_RETRY: LibraryRetry = {
  statuses: statusSet([408, 413, 429, 500, 502, 503, 504, 521, 522, 524]) & ANSWERED,
  bounded: true,
  backoff: false,
  retryAfter: false,
};

const STARTERS: Readonly<Record<string, string>> = {
  get: 'GET',
  post: 'POST',
  put: 'PUT',
  patch: 'PATCH',
  head: 'HEAD',
  del: 'DELETE',
  delete: 'DELETE',
};

export function callSuperagent(
  engine: Engine,
  s: State,
  instance: ClientInstance,
  member: string | null,
  call: Call,
): Result[] {
  if (member === 'agent') return [{ s, v: { t: 'client', client: instance, member: null } }];
  const isPlain = member === null;
  const name = isPlain ? null : STARTERS[member];
  if (name === undefined) return [{ s, v: UNKNOWN }];
  const url = argument(call, isPlain ? 1 : 0);
  const method: Value = name === null ? argument(call, 0) : constant(name);
  return send(
    engine,
    s,
    {
      instance,
      method: methodOf(method, 'dynamic'),
      url,
      callUrl: callUrlOf(seenUrlText(engine, s, url)),
      headers: [],
      body: null,
      rejects: REJECTED_BY_DEFAULT.superagent,
      gives: 'response',
      retry: null,
    },
    call,
  );
}

/** A step of the request's builder: `.set()`, `.send()`, `.ok()`; undefined where it is none of them. */
export function buildSuperagent(
  engine: Engine,
  s: State,
  request: SentRequest,
  step: string,
  call: Call,
): Result[] | undefined {
  const same: Value = { t: 'request', call: request.id };
  switch (step) {
    case 'set': {
      const [first, second] = [argument(call, 0), argument(call, 1)];
      if (first.t !== 'const') {
        addHeaders(engine, s, request, first);
        return [{ s, v: same }];
      }
      const header = makeObject(engine, s, call.node, { [String(first.value)]: second }, 'header');
      addHeaders(engine, header.s, request, header.v);
      return [{ s: header.s, v: same }];
    }
    case 'ok':
      engine.requests[request.id] = {
        ...request,
        rejects: ANSWERED & ~accepted(engine, s, { of: argument(call, 0), call, asResponse: true }),
      };
      return [{ s, v: same }];
    case 'retry': {
      const attempts = argument(call, 0);
      // A callback may tell any failure from another.
      const isDecided = call.args.length > 1 && argument(call, 1).t !== 'const';
      if (isDecided || (attempts.t === 'const' && attempts.value === 0)) return [{ s, v: same }];
      engine.requests[request.id] = { ...request, retry: SUPERAGENT_RETRY };
      return [{ s, v: same }];
    }
    case 'send':
    case 'query':
    case 'type':
    case 'accept':
    case 'auth':
    case 'timeout':
    case 'attach':
    case 'field':
    case 'redirects':
    case 'responseType':
    case 'withCredentials':
    case 'use':
    case 'buffer':
    case 'parse':
      return [{ s, v: same }];
    default:
      return undefined;
  }
}

/** The request was sent, as far as the analysis goes, before its builder is done: what it carries is known only now. */
function addHeaders(engine: Engine, s: State, request: SentRequest, headers: Value): void {
  const built = { ...request, headers: [...request.headers, headers] };
  const key = keyOf(engine, s, built, engine.provider.contractOf(request.callUrl));
  engine.requests[request.id] = { ...built, key };
}
