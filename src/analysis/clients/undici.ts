import type { Call } from '../interpret/calls.js';
import type { Engine } from '../interpret/engine.js';
import type { State } from '../state/state.js';
import type { ClientInstance, Request } from './client.js';
import { EMPTY } from '../statuses/status-set.js';
import { Options, methodOf } from './options.js';
import { argument } from './send.js';
import { callUrlOf, seenUrlText } from './url.js';

/** `undici.request(url, options)`: fulfils on every status. */
export function requestUndici(
  engine: Engine,
  s: State,
  instance: ClientInstance,
  call: Call,
): Request {
  const url = argument(call, 0);
  const options = new Options(engine, s, argument(call, 1), instance);
  return {
    instance,
    method: methodOf(options.get('method'), 'GET'),
    url,
    callUrl: callUrlOf(seenUrlText(engine, s, url)),
    headers: options.all('headers'),
    body: options.get('body'),
    rejects: EMPTY,
    gives: 'response',
    retry: null,
  };
}
