import type { Call } from '../interpret/calls.js';
import type { Engine, Result } from '../interpret/engine.js';
import type { State } from '../state/state.js';
import { ANSWERED } from '../statuses/status-set.js';
import { FALSE, TRUE, UNKNOWN, type Value } from '../values/value.js';
import { joinAll } from '../builtins/combinators.js';
import {
  REJECTED_BY_DEFAULT,
  clientInstance,
  type ClientInstance,
  type Request,
} from './client.js';
import { accepted } from './accepted.js';
import { axiosRetry } from './axios-retry.js';
import { Options, isUndefined, methodOf } from './options.js';
import { argument, send } from './send.js';
import { addHook } from './request-hooks.js';
import { isSentAgain } from './send-again.js';
import { setUpElsewhere } from './set-up.js';
import { callUrlOf, joinUrl, seenUrlText } from './url.js';

const WITH_DATA = new Set(['post', 'put', 'patch', 'postForm', 'putForm', 'patchForm']);
const WITHOUT_DATA = new Set(['get', 'delete', 'head', 'options']);

export function callAxios(
  engine: Engine,
  s: State,
  client: ClientInstance,
  member: string | null,
  call: Call,
): Result[] {
  if (member === null || member === 'request') {
    const [first] = call.args;
    const isConfig =
      first?.t === 'object' ||
      (call.args.length === 1 && first?.t !== 'const' && first?.t !== 'text');
    const config = argument(call, isConfig ? 0 : 1);
    if (isSentAgain(engine, s, config)) return [];
    return send(
      engine,
      s,
      requestAxios(engine, s, client, call, {
        url: isConfig ? null : argument(call, 0),
        method: null,
        data: null,
        config,
      }),
      call,
    );
  }
  if (WITH_DATA.has(member) || WITHOUT_DATA.has(member)) {
    const hasData = WITH_DATA.has(member);
    const parts = {
      url: argument(call, 0),
      method: member.replace('Form', '').toUpperCase(),
      data: hasData ? argument(call, 1) : null,
      config: argument(call, hasData ? 2 : 1),
    };
    return send(engine, s, requestAxios(engine, s, client, call, parts), call);
  }
  switch (member) {
    case 'create':
      return [{ s, v: { t: 'client', client: derive(engine, s, client, call), member: null } }];
    case 'isAxiosError':
      return [{ s, v: isAxiosError(argument(call, 0)) }];
    case 'isCancel':
      return [{ s, v: argument(call, 0).t === 'clientError' ? FALSE : UNKNOWN }];
    case 'all':
      return joinAll(engine, s, call);
    case 'interceptors.response.use':
      addHook(engine, s, client.onFulfilled, call, 0);
      addHook(engine, s, client.onRejected, call, 1);
      return [{ s, v: UNKNOWN }];
    case 'interceptors.request.use':
      addHook(engine, s, client.onRequest, call, 0);
      return [{ s, v: UNKNOWN }];
    default:
      return [{ s, v: UNKNOWN }];
  }
}

/** The same site makes the same instance, however often it is evaluated. */
export function derive(engine: Engine, s: State, from: ClientInstance, call: Call): ClientInstance {
  const known = engine.instances.get(call.node);
  if (known !== undefined) return known;
  const made = clientInstance(from.name, from.dialect);
  made.defaults.push(...from.defaults);
  const options = argument(call, 0);
  if (!isUndefined(options)) made.defaults.push(engine.keep(s, options));
  engine.instances.set(call.node, made);
  return made;
}

function isAxiosError(value: Value): Value {
  if (value.t === 'clientError') return TRUE;
  return value.t === 'object' || value.t === 'const' ? FALSE : UNKNOWN;
}

interface AxiosParts {
  url: Value | null;
  method: string | null;
  data: Value | null;
  config: Value;
}

function requestAxios(
  engine: Engine,
  s: State,
  instance: ClientInstance,
  call: Call,
  parts: AxiosParts,
): Request {
  setUpElsewhere(engine, instance);
  const options = new Options(engine, s, parts.config, instance);
  const url = parts.url ?? options.get('url');
  const base = options.get('baseURL');
  const text = joinUrl(
    isUndefined(base) ? '' : seenUrlText(engine, s, base),
    seenUrlText(engine, s, url),
  );
  const validate = options.get('validateStatus');
  const method =
    parts.method === null
      ? methodOf(options.get('method'), isOpaque(engine, s, parts.config) ? 'dynamic' : 'GET')
      : methodOf({ t: 'const', value: parts.method }, 'dynamic');
  return {
    instance,
    method,
    url,
    callUrl: callUrlOf(text),
    headers: options.all('headers'),
    hooks: { before: instance.onRequest, shape: 'config' },
    body: parts.data ?? options.get('data'),
    rejects: isUndefined(validate)
      ? REJECTED_BY_DEFAULT.axios
      : ANSWERED & ~accepted(engine, s, { of: validate, call, asResponse: false }),
    gives: 'response',
    retry: axiosRetry(engine, s, instance.retry, method, call),
  };
}

/** Whether options are not seen at all. */
function isOpaque(engine: Engine, s: State, options: Value): boolean {
  if (options.t === 'object') {
    const object = engine.object(s, options.id);
    return object !== undefined && object.rest !== null;
  }
  return options.t !== 'const';
}
