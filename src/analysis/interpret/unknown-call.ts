import type { State } from '../state/state.js';
import { ANSWERED } from '../statuses/status-set.js';
import { deepTaint } from '../values/deep-taint.js';
import { Carry, Origin, mixTaints, type Taint } from '../values/taint.js';
import { alternatives, unknownFrom, type Value } from '../values/value.js';
import { Wait, mayBeSuccess } from '../state/call-state.js';
import type { Call } from './calls.js';
import type { Engine, Result } from './engine.js';
import { useBody } from './uses.js';

const AS_DATA = Carry.Status | Carry.Response | Carry.ClientError;

/** Call code that the analysis cannot see: what it is given may go anywhere, and comes back in what it gives. */
export function callUnknown(
  engine: Engine,
  s: State,
  callee: Value,
  receiver: Value | null,
  call: Call,
): Result[] {
  const given = mixTaints(call.args.map((argument) => deepTaint(engine, s, argument)));
  let after = hand(s, given, callee.t === 'import' || receiver?.t === 'import');
  for (const argument of call.args) after = useBody(engine, after, argument, call.node);
  after = noteWait(after, given, call.args);
  const held = receiver === null ? given : mixTaints([deepTaint(engine, s, receiver), given]);
  return [{ s: after, v: unknownFrom(held) }];
}

/** Hand what a value carries to other code; `away` where that code may itself decide what becomes of it. */
function hand(s: State, given: Taint, away: boolean): State {
  let after = s;
  for (const [id, flags] of given.calls) {
    const call = after.call(id);
    if (mayBeSuccess(call)) {
      if (flags & Carry.Response && call.statuses & ANSWERED) {
        after = after.withCall(id, away ? { unfollowed: true } : { escaped: true });
      } else if (flags & Carry.Status) {
        after = after.withCall(id, away ? { unfollowed: true } : { relayed: true });
      }
    } else if (away && flags & AS_DATA) {
      after = after.withCall(id, {
        unfollowed: true,
        sent: call.sent | (flags & Carry.StatusText),
      });
    } else {
      after = after.withCall(id, { sent: call.sent | flags });
    }
  }
  return after;
}

/** Between a failure and the next attempt a call with a number is a wait: it grows where the number does. */
export function noteWait(s: State, given: Taint, waits: readonly Value[]): State {
  const mayBeFixed = waits.some(
    (wait) => alternatives(wait).length > 1 && alternatives(wait).some((one) => one.t === 'const'),
  );
  const growing = (given.origin & (Origin.Counter | Origin.Item)) !== 0;
  return s.mapCalls((call) => {
    if (mayBeSuccess(call)) return call;
    const fromServer = [...given.calls.values()].some((flags) => flags & Carry.RetryAfter);
    const waited =
      call.waited |
      (growing ? Wait.Growing : Wait.Fixed) |
      (fromServer ? Wait.RetryAfter : 0) |
      (fromServer && mayBeFixed ? Wait.Fallback : 0);
    return waited === call.waited ? call : { ...call, waited };
  });
}
