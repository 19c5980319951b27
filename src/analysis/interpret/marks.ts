import type { TSESTree } from '@typescript-eslint/types';
import { hasFailed } from '../state/call-state.js';
import type { State } from '../state/state.js';
import { traced } from '../state/trace.js';
import { deepTaint } from '../values/deep-taint.js';
import { Carry, type Taint } from '../values/taint.js';
import { alternatives, type Value } from '../values/value.js';
import type { Completion, Engine } from './engine.js';

/** Mark that a value leaves with what it carries of the answer. */
function markValue(
  engine: Engine,
  s: State,
  kind: 'thrown' | 'returned',
  v: Value,
  node: TSESTree.Node,
): State {
  const { focus } = engine;
  const call = focus === null ? undefined : s.calls.get(focus);
  if (!engine.tracing || focus === null || call === undefined || call.implicit) return s;
  const carried = deepTaint(engine, s, v).calls.get(focus) ?? 0;
  // An answer that may still be a success matters where it is handed on whole.
  if (!hasFailed(call) && (carried & (Carry.Response | Carry.Status | Carry.Ok)) === 0) return s;
  const error = errorName(engine, s, v);
  return s.withCall(focus, { trace: traced(call, { kind, node, carried, error }) });
}

/** Mark that a failure is thrown, as what it is thrown. */
export function markThrow(engine: Engine, s: State, v: Value, node: TSESTree.Node): State {
  return markValue(engine, s, 'thrown', v, node);
}

/** Mark what the functions that lead to the client give back to their callers. */
export function markReturns(
  engine: Engine,
  site: TSESTree.Node,
  returns: readonly Completion[],
): Completion[] {
  if (!engine.tracing || engine.focus === null || !engine.isOnTheWay(site)) return [...returns];
  return returns.map((end) => {
    // A promise that rejects, or whose answer has not come, is handed on as it is.
    const isPassedOn =
      end.v.t === 'request' || (end.v.t === 'promise' && end.v.settled === 'rejected');
    return isPassedOn ? end : { ...end, s: markValue(engine, end.s, 'returned', end.v, end.node) };
  });
}

/** Mark that other code is given something of a failure, or the answer itself. */
export function markHandOver(engine: Engine, s: State, given: Taint, node: TSESTree.Node): State {
  const { focus } = engine;
  const call = focus === null ? undefined : s.calls.get(focus);
  if (!engine.tracing || focus === null || call === undefined) return s;
  const carried = given.calls.get(focus) ?? 0;
  if (carried === 0 || (!hasFailed(call) && (carried & Carry.Response) === 0)) return s;
  return s.withCall(focus, { trace: traced(call, { kind: 'handed', node, carried, error: null }) });
}

/** The name of the class of an error, as far as it is one. */
function errorName(engine: Engine, s: State, value: Value): string | null {
  for (const one of alternatives(value)) {
    if (one.t !== 'object') continue;
    const kind = engine.object(s, one.id)?.kind;
    switch (kind?.is) {
      case 'error':
        return 'Error';
      case 'instance':
        return kind.of.id?.name ?? null;
      case 'foreign':
        return kind.name.split('#').at(-1) ?? null;
      default:
    }
  }
  return null;
}
