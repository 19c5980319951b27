import type { Call } from '../interpret/calls.js';
import type { Engine, Result } from '../interpret/engine.js';
import { callAxiosRetryCondition } from '../clients/axios-retry.js';
import { numberOption } from '../clients/library-retry.js';
import { member } from '../interpret/members.js';
import { mergeResults } from '../interpret/results.js';
import { Wait, mayBeSuccess } from '../state/call-state.js';
import { heapObject } from '../state/heap.js';
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
  const attempt = (from: State): Attempt => attemptOnce(engine, from, callee.module, first, call);
  const once = attempt(s);
  if (limit === 0) {
    return asPromises({ ...once, rejected: [...once.rejected, ...once.ended] });
  }
  return asPromises(again(engine, once, attempt));
}

/** How one attempt comes out: what ends all attempts is not tried again. */
interface Attempt extends Settlement {
  ended: Result[];
}

/** async-retry hands a function that ends the attempts, whatever the present one still gives. */
function attemptOnce(
  engine: Engine,
  s: State,
  module: string,
  attempted: Value,
  call: Call,
): Attempt {
  if (module !== 'async-retry') return { ...react(engine, s, attempted, [], call.node), ended: [] };
  const cell = engine.objectId(call.node, 'bail');
  const start = engine.store(s, cell, heapObject({ is: 'cell' }));
  const bail: Value = { t: 'settler', cell, kind: 'rejected' };
  const { fulfilled, rejected } = react(engine, start, attempted, [bail], call.node);
  const attempt: Attempt = { fulfilled: [], rejected, ended: [] };
  for (const end of fulfilled) {
    const reason = engine.object(end.s, cell)?.props.get('rejected');
    if (reason === undefined) attempt.fulfilled.push(end);
    else attempt.ended.push({ s: end.s, v: reason });
  }
  return attempt;
}

/** What fails is attempted again, unless it is an AbortError; the last attempt's outcome is that of the whole. */
function again(engine: Engine, once: Attempt, attempt: (s: State) => Attempt): Settlement {
  const ends: Settlement = { fulfilled: [...once.fulfilled], rejected: [...once.ended] };
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
    const next = attempt(waiting);
    ends.fulfilled.push(...next.fulfilled);
    ends.rejected.push(...next.rejected, ...next.ended);
  }
  return { fulfilled: mergeResults(ends.fulfilled), rejected: mergeResults(ends.rejected) };
}
