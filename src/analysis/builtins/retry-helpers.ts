import type { Call } from '../interpret/calls.js';
import type { Engine, Result } from '../interpret/engine.js';
import { callAxiosRetryCondition } from '../clients/axios-retry.js';
import { numberOption } from '../clients/library-retry.js';
import { member } from '../interpret/members.js';
import { mergeResults } from '../interpret/results.js';
import { Wait, mayBeSuccess } from '../state/call-state.js';
import type { State } from '../state/state.js';
import { UNDEFINED, UNKNOWN, type Value } from '../values/value.js';
import { asPromises, react, type Settlement } from './promises.js';

const MODULES = new Set([
  'p-retry',
  'async-retry',
  'axios-retry',
  'exponential-backoff',
  'ts-retry-promise',
]);

export function isRetryModule(module: string): boolean {
  return MODULES.has(module);
}

/** Call a function of a retry library. */
export function callRetryHelper(
  engine: Engine,
  s: State,
  callee: Extract<Value, { t: 'import' }>,
  call: Call,
): Result[] {
  const [first, second] = call.args;
  if (callee.module === 'axios-retry') {
    const tested = callAxiosRetryCondition(engine, s, callee.name, call);
    if (tested !== null) return tested;
    if (first?.t === 'client') {
      const option = (name: string): Value =>
        second === undefined
          ? UNDEFINED
          : engine.keep(s, member(engine, s, second, name, call.node));
      first.client.retry = {
        retries: option('retries'),
        condition: option('retryCondition'),
        delay: option('retryDelay'),
      };
    }
    return [{ s, v: UNDEFINED }];
  }
  const isHelper =
    callee.name === 'default' ||
    callee.name === 'backOff' ||
    callee.name === 'retry' ||
    callee.name === '*';
  if (!isHelper || first?.t !== 'function') return [{ s, v: UNKNOWN }];
  const limit =
    second === undefined ? undefined : numberOption(engine, s, second, 'retries', call.node);
  const once = react(engine, s, first, callbackArguments(callee.module), call.node);
  if (limit === 0) return asPromises(once);
  return asPromises(again(engine, once, first, call));
}

/** async-retry hands a function that ends the attempts. */
function callbackArguments(module: string): Value[] {
  return module === 'async-retry' ? [{ t: 'import', module, name: 'bail' }] : [];
}

/** What fails is attempted again, unless it is an AbortError; the last attempt's outcome is that of the whole. */
function again(engine: Engine, once: Settlement, attempt: Value, call: Call): Settlement {
  const ends: Settlement = { fulfilled: [...once.fulfilled], rejected: [] };
  for (const failure of once.rejected) {
    const object = failure.v.t === 'object' ? engine.object(failure.s, failure.v.id) : undefined;
    if (object?.kind.is === 'foreign' && object.kind.name === 'p-retry#AbortError') {
      ends.rejected.push(failure);
      continue;
    }
    const waiting = failure.s.mapCalls((state) =>
      !mayBeSuccess(state)
        ? { ...state, waited: state.waited | Wait.Growing, counted: true }
        : state,
    );
    const next = react(engine, waiting, attempt, [], call.node);
    ends.fulfilled.push(...next.fulfilled);
    ends.rejected.push(...next.rejected);
  }
  return { fulfilled: mergeResults(ends.fulfilled), rejected: mergeResults(ends.rejected) };
}
