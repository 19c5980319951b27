import type { Call } from '../interpret/calls.js';
import type { Engine } from '../interpret/engine.js';
import type { State } from '../state/state.js';
import type { Method } from '../../facts/index.js';
import { ANSWERED, EMPTY, SUCCESS, statusSet, type StatusSet } from '../statuses/status-set.js';
import type { ClientInstance, LibraryRetry, Request } from './client.js';
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
    rejects: rejectedStatuses(engine, s, options),
    gives: 'response',
    retry: agentRetry(engine, s, options),
  };
}

/** `throwOnError`, up to undici 6, rejects every failure; a `RetryAgent` those that it has tried again in vain. */
function rejectedStatuses(engine: Engine, s: State, options: Options): StatusSet {
  const throws = options.get('throwOnError');
  if (throws.t === 'const' && throws.value === true) return ANSWERED & ~SUCCESS;
  return agentRetry(engine, s, options)?.statuses ?? EMPTY;
}

const RETRIED_STATUSES = [429, 500, 502, 503, 504];
const RETRIED_METHODS: readonly Method[] = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'TRACE'];

/** What an agent repeats unless it is told otherwise: https://undici.nodejs.org/#/docs/api/RetryAgent */
function agentRetry(engine: Engine, s: State, options: Options): LibraryRetry | null {
  const agent = options.get('dispatcher');
  const made = agent.t === 'object' ? engine.object(s, agent.id) : undefined;
  if (made?.kind.is !== 'foreign' || made.kind.name !== 'undici#RetryAgent') return null;
  const isConfigured = made.props.has('(argument 1)');
  const method = methodOf(options.get('method'), 'GET');
  if (isConfigured || !RETRIED_METHODS.includes(method)) return null;
  return {
    statuses: statusSet(RETRIED_STATUSES) & ANSWERED,
    bounded: true,
    backoff: true,
    retryAfter: true,
  };
}
