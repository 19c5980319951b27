import type { Call } from '../interpret/calls.js';
import type { Engine } from '../interpret/engine.js';
import { member } from '../interpret/members.js';
import type { State } from '../state/state.js';
import { EMPTY } from '../statuses/status-set.js';
import { UNDEFINED, UNKNOWN, type Value } from '../values/value.js';
import { REJECTED_BY_DEFAULT, type ClientInstance, type Request } from './client.js';
import { Options, isUndefined, methodOf } from './options.js';
import { argument } from './send.js';
import { callUrlOf, isLocalUrl, seenUrlText } from './url.js';

/** `fetch(url, init)` and `fetch(new Request(url, init))`; null for a URL that no server answers. */
export function requestFetch(
  engine: Engine,
  s: State,
  instance: ClientInstance,
  call: Call,
): Request | null {
  const input = argument(call, 0);
  const wrapped = input.t === 'object' ? member(engine, s, input, 'url', call.node) : UNDEFINED;
  const url = isUndefined(wrapped) ? input : wrapped;
  const text = seenUrlText(engine, s, url);
  if (isLocalUrl(text)) {
    engine.localSites.add(call.node);
    return null;
  }
  // What stands in the second argument goes before what the request was made with.
  const init = new Options(engine, s, argument(call, 1), instance);
  const made = isUndefined(wrapped) ? null : new Options(engine, s, input, instance);
  const option = (name: string): Value => {
    const own = init.get(name);
    return isUndefined(own) && made !== null ? made.get(name) : own;
  };
  const headers = made === null || !isUndefined(init.get('headers')) ? init : made;
  const isOpaque = input.t === 'unknown' && call.args.length < 2;
  return {
    instance,
    method: methodOf(option('method'), isOpaque && isRequestLike(call) ? 'dynamic' : 'GET'),
    url,
    callUrl: callUrlOf(text),
    headers: isOpaque && isRequestLike(call) ? [UNKNOWN] : headers.all('headers'),
    body: isUndefined(option('body')) ? null : option('body'),
    rejects: instance.name === 'undici' ? REJECTED_BY_DEFAULT.fetch : EMPTY,
    gives: 'response',
    retry: null,
  };
}

/** A single argument that is itself an event's request: `fetch(event.request)`. */
function isRequestLike(call: Call): boolean {
  const [node] = call.node.arguments;
  return (
    node?.type === 'MemberExpression' &&
    node.property.type === 'Identifier' &&
    node.property.name === 'request'
  );
}
