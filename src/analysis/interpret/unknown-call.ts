import type { State } from '../state/state.js';
import { ANSWERED } from '../statuses/status-set.js';
import { deepTaint } from '../values/deep-taint.js';
import { Carry, Origin, mixTaints, type Taint } from '../values/taint.js';
import { isInstance } from './instances.js';
import { markHandOver } from './marks.js';
import { TRUE, UNKNOWN, alternatives, unite, unknownFrom, type Value } from '../values/value.js';
import { Wait, mayBeSuccess } from '../state/call-state.js';
import type { Call } from './calls.js';
import type { Engine, Result } from './engine.js';
import { noteAct, useBody } from './uses.js';

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
  // A method that takes an error may log it or show it: only a function handed in for it is sure to get it.
  const errors =
    receiver === null ? [] : call.args.filter((argument) => isError(engine, s, argument));
  const others = call.args.filter((argument) => !errors.includes(argument));
  const taintOf = (values: readonly Value[]): Taint =>
    mixTaints(values.map((value) => deepTaint(engine, s, value)));
  let after = hand(noteAct(engine, s, call.node), taintOf(errors), true);
  after = hand(after, taintOf(others), callee.t === 'import' || receiver?.t === 'import');
  for (const argument of [...call.args, ...(receiver === null ? [] : [receiver])]) {
    after = blur(engine, useBody(engine, after, argument, call.node), argument);
  }
  after = noteWait(markHandOver(engine, after, given, call.node), given, call.args);
  const held = receiver === null ? given : mixTaints([deepTaint(engine, s, receiver), given]);
  return [{ s: after, v: unknownFrom(held) }];
}

function isError(engine: Engine, s: State, value: Value): boolean {
  return isInstance(engine, s, value, { t: 'native', name: 'Error' }) === TRUE;
}

/** An object in the hands of other code: what it was made with may be changed, and anything be added. */
function blur(engine: Engine, s: State, value: Value): State {
  const object = value.t === 'object' ? engine.object(s, value.id) : undefined;
  if (value.t !== 'object' || object === undefined || object.kind.is === 'error') return s;
  const props = [...object.props].map(
    ([name, member]) => [name, member.t === 'const' ? unite([member, UNKNOWN]) : member] as const,
  );
  const rest = object.rest === null ? UNKNOWN : unite([object.rest, UNKNOWN]);
  return engine.store(s, value.id, { ...object, props: new Map(props), rest, mayBeEmpty: true });
}

/** Hand what a value carries to other code; `away` where that code may itself decide what becomes of it. */
export function hand(s: State, given: Taint, away: boolean): State {
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
