import { react, type Settlement } from '../builtins/promises.js';
import type { Call } from '../interpret/calls.js';
import type { Engine, Result } from '../interpret/engine.js';
import { mergeResults } from '../interpret/results.js';
import { Wait, mayBeSuccess } from '../state/call-state.js';
import type { State } from '../state/state.js';
import { Origin, UNTAINTED } from '../values/taint.js';
import { FALSE, UNKNOWN, unknownFrom, type Value } from '../values/value.js';

/** What comes of the retries that a query asks for, or the client of the application for all of them. */
export function retried(
  engine: Engine,
  once: Settlement,
  send: Value,
  retry: Value,
  call: Call,
): Settlement {
  const ends: Settlement = { fulfilled: [...once.fulfilled], rejected: [] };
  for (const failure of once.rejected) {
    for (const { s, v } of decide(engine, failure, retry, call)) {
      const isCertain = v.t === 'const' && v.value !== false && v.value !== 0;
      const isOpen = retry.t === 'function' && v.t !== 'const';
      if (!isCertain || isOpen) ends.rejected.push({ ...failure, s });
      if (!isCertain && !isOpen) continue;
      const waiting = awaited(s, typeof (v.t === 'const' ? v.value : null) === 'number');
      const next = react(engine, waiting, send, [UNKNOWN], call.node);
      ends.fulfilled.push(...next.fulfilled);
      // The last attempt fails as the first did, and is asked about as well.
      for (const last of next.rejected) {
        ends.rejected.push(
          ...decide(engine, last, retry, call).map((end) => ({ ...last, s: end.s })),
        );
      }
    }
  }
  const record = engine.focus === null ? undefined : engine.retries.get(engine.focus);
  if (engine.focus !== null && record !== undefined) {
    engine.retries.set(engine.focus, { ...record, isOver: true });
  }
  return { fulfilled: mergeResults(ends.fulfilled), rejected: mergeResults(ends.rejected) };
}

/** Whether a failure is retried, path by path. */
function decide(engine: Engine, failure: Result, retry: Value, call: Call): Result[] {
  if (retry.t === 'const' && retry.value === undefined) return [{ s: failure.s, v: FALSE }];
  if (retry.t !== 'function') return [{ s: failure.s, v: retry.t === 'const' ? retry : FALSE }];
  const count = unknownFrom({ ...UNTAINTED, origin: Origin.Counter });
  return react(engine, failure.s, retry, [count, failure.v], call.node).fulfilled;
}

/** By default the wait doubles with each attempt. */
export function awaited(s: State, isCounted: boolean): State {
  return s.mapCalls((state) =>
    mayBeSuccess(state)
      ? state
      : {
          ...state,
          waited: state.waited | Wait.Growing,
          counted: state.counted || isCounted,
        },
  );
}
