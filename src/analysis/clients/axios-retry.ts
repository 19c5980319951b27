import type { Method } from '../../facts/index.js';
import { catching, type Engine, type Result } from '../interpret/engine.js';
import { callValue, type Call } from '../interpret/calls.js';
import { valueInAmbience } from '../interpret/ambient.js';
import { splitByTruth } from '../interpret/conditions.js';
import { makeObject } from '../interpret/literals.js';
import { member } from '../interpret/members.js';
import { splitStatus } from '../interpret/status-tests.js';
import { NEW_CALL } from '../state/call-state.js';
import type { State } from '../state/state.js';
import { ANSWERED, EMPTY, FAILURE, type StatusSet } from '../statuses/status-set.js';
import { deepTaint } from '../values/deep-taint.js';
import { Origin, UNTAINTED } from '../values/taint.js';
import { FALSE, UNKNOWN, constant, unknownFrom, type Value } from '../values/value.js';
import type { LibraryRetry } from './client.js';
import { isUndefined } from './options.js';

/** What axios-retry was told of an instance: https://github.com/softonic/axios-retry */
export interface AxiosRetryOptions {
  retries: Value;
  condition: Value;
  delay: Value;
}

const SAFE: readonly Method[] = ['GET', 'HEAD', 'OPTIONS'];
const IDEMPOTENT: readonly Method[] = [...SAFE, 'PUT', 'DELETE'];

/** The statuses in which a request by this method is sent again; null where none is. */
export function axiosRetry(
  engine: Engine,
  s: State,
  options: AxiosRetryOptions | null,
  method: Method,
  call: Call,
): LibraryRetry | null {
  if (options === null) return null;
  const { retries, condition, delay } = options;
  if (retries.t === 'const' && retries.value === 0) return null;
  const standard: Value = { t: 'import', module: 'axios-retry', name: DEFAULT_CONDITION };
  const asked = isUndefined(condition) ? standard : condition;
  const statuses = repeatedStatuses(engine, s, asked, method, call);
  if (statuses === EMPTY) return null;
  const isExponential = delay.t === 'import' && lastOf(delay.name) === 'exponentialDelay';
  return {
    statuses,
    bounded: true,
    backoff: isExponential || growsWithAttempts(engine, s, delay, call),
    retryAfter: isExponential,
  };
}

const DEFAULT_CONDITION = 'isNetworkOrIdempotentRequestError';

/** The failures for which a `retryCondition` holds: found by running it on each. */
function repeatedStatuses(
  engine: Engine,
  s: State,
  condition: Value,
  method: Method,
  call: Call,
): StatusSet {
  if (condition.t !== 'function' && condition.t !== 'import') return EMPTY;
  const probe = -1;
  const start = s
    .focusedOn(probe)
    .withCall(probe, { ...NEW_CALL, statuses: FAILURE, settled: true });
  const status: Value = { t: 'facet', call: probe, facet: 'status', path: [], meaning: null };
  const name = method === 'dynamic' ? UNKNOWN : constant(method.toLowerCase());
  const response = makeObject(engine, start, call.node, { status }, 'retriedResponse');
  const config = makeObject(engine, response.s, call.node, { method: name }, 'retriedConfig');
  const error = makeObject(
    engine,
    config.s,
    call.node,
    { response: response.v, config: config.v, status, code: UNKNOWN, isAxiosError: constant(true) },
    'retriedError',
  );
  let statuses = EMPTY;
  catching(engine, () => {
    const ends = callValue(engine, error.s, condition, null, { args: [error.v], node: call.node });
    for (const { s: after, v } of ends) {
      // What is not known may hold for none.
      if (v.t === 'unknown') continue;
      for (const { s: end } of splitByTruth(engine, after, v, call.node).yes) {
        statuses |= end.call(probe).statuses & ANSWERED;
      }
    }
  });
  return statuses;
}

function growsWithAttempts(engine: Engine, s: State, delay: Value, call: Call): boolean {
  if (delay.t !== 'function') return false;
  const attempts = unknownFrom({ ...UNTAINTED, origin: Origin.Counter });
  const wait = valueInAmbience(engine, s, () =>
    callValue(engine, s, delay, null, { args: [attempts, UNKNOWN], node: call.node }),
  );
  return (deepTaint(engine, s, wait).origin & Origin.Counter) !== 0;
}

function lastOf(name: string): string {
  return name.split('.').at(-1) ?? name;
}

/** The conditions that axios-retry offers; null for what is none of them. */
export function callAxiosRetryCondition(
  engine: Engine,
  s: State,
  name: string,
  call: Call,
): Result[] | null {
  const methods = CONDITIONS[lastOf(name)];
  if (methods === undefined) return null;
  const [error = UNKNOWN] = call.args;
  const get = (of: Value, key: string): Value => member(engine, s, of, key, call.node);
  const status = get(get(error, 'response'), 'status');
  const method = get(get(error, 'config'), 'method');
  if (status.t !== 'facet' || (methods !== null && method.t !== 'const')) {
    return [{ s, v: UNKNOWN }];
  }
  const allowed =
    methods === null ||
    (method.t === 'const' && methods.some((one) => one.toLowerCase() === method.value));
  if (!allowed) return [{ s, v: FALSE }];
  const isServerError = (one: number): boolean => one >= 500 && one <= 599;
  return splitStatus(s, status.call, isServerError, call.node, { exact: null });
}

const CONDITIONS: Readonly<Record<string, readonly Method[] | null | undefined>> = {
  isRetryableError: null,
  isSafeRequestError: SAFE,
  isIdempotentRequestError: IDEMPOTENT,
  isNetworkOrIdempotentRequestError: IDEMPOTENT,
};
