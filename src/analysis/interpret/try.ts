import type { TSESTree } from '@typescript-eslint/types';
import { hasFailed } from '../state/call-state.js';
import { State } from '../state/state.js';
import { traced } from '../state/trace.js';
import { UNKNOWN, type Value } from '../values/value.js';
import { assign } from './assign.js';
import { catching, type Completion, type Engine, type Jump } from './engine.js';
import { mergeResults } from './results.js';
import { executeAll } from './statements.js';

export function executeTry(
  engine: Engine,
  node: TSESTree.TryStatement,
  states: readonly State[],
): State[] {
  if (node.finalizer === null) return executeGuarded(engine, node, states);
  const { frame } = engine;
  const returns = frame.returns;
  const breaks = frame.breaks;
  frame.returns = [];
  frame.breaks = [];
  let after: State[] = [];
  const thrown = catching(engine, () => {
    after = executeGuarded(engine, node, states);
  });
  const left: Completion[] = frame.returns;
  const jumps: Jump[] = frame.breaks;
  frame.returns = returns;
  frame.breaks = breaks;
  const last = (state: State): State[] => executeAll(engine, node.finalizer?.body ?? [], [state]);
  for (const end of left) {
    for (const state of last(end.s)) frame.returns.push({ ...end, s: state });
  }
  for (const jump of jumps) {
    for (const state of last(jump.s)) frame.breaks.push({ ...jump, s: state });
  }
  for (const end of thrown) {
    for (const state of last(end.s)) frame.throws.push({ ...end, s: state });
  }
  return executeAll(engine, node.finalizer.body, after);
}

/** The block and its catch. */
function executeGuarded(
  engine: Engine,
  node: TSESTree.TryStatement,
  states: readonly State[],
): State[] {
  if (node.handler === null) return executeAll(engine, node.block.body, states);
  const { handler } = node;
  let after: State[] = [];
  const thrown = catching(engine, () => {
    after = executeAll(engine, node.block.body, states);
  });
  const reaching: { s: State; v: Value }[] = mergeResults(
    thrown.map((end) => ({ s: end.s, v: end.v })),
  );
  // Other code of the block can throw as well: what its catch sends must be seen.
  if (thrown.length === 0) reaching.push(...states.map((s) => ({ s: implicit(s), v: UNKNOWN })));
  const starts = reaching.map(({ s, v }) =>
    atCatch(handler.param === null ? s : assign(engine, handler.param, s, v), handler),
  );
  const caught = executeAll(engine, handler.body.body, State.merge(starts));
  const passed = caught.map((s) =>
    s.mapCalls((call) => (hasFailed(call) && call.caught ? { ...call, passed: handler } : call)),
  );
  return State.merge([...after, ...passed]);
}

function implicit(s: State): State {
  return s.mapCalls((call) => ({ ...call, implicit: true }));
}

/** A failure that comes to a catch is handled there. */
function atCatch(s: State, handler: TSESTree.CatchClause): State {
  return s.mapCalls((call) => ({
    ...call,
    caught: true,
    at: hasFailed(call) ? handler : call.at,
    trace: hasFailed(call) ? traced(call, { kind: 'caught', node: handler }) : call.trace,
  }));
}
