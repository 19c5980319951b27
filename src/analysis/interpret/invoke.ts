import type { TSESTree } from '@typescript-eslint/types';
import { sentWithin } from '../clients/retries.js';
import { ARRAY, heapObject } from '../state/heap.js';
import { unawaited } from '../state/pending.js';
import type { State } from '../state/state.js';
import { mixTaints } from '../values/taint.js';
import {
  UNDEFINED,
  UNKNOWN,
  unite,
  unknownFrom,
  type ClassNode,
  type FunctionNode,
  type Value,
} from '../values/value.js';
import { assign } from './assign.js';
import { BUDGETS } from './budgets.js';
import { annotationOf, byDeclaredType } from './declared-types.js';
import { closedOver, withEnvironment } from './closures.js';
import type { Completion, Engine, Frame, Result } from './engine.js';
import { evaluate } from './expressions.js';
import { makeArray } from './literals.js';
import { markReturns } from './marks.js';
import { deepTaint } from '../values/deep-taint.js';
import { countersOf } from './counters.js';
import { markCounters, withCountedMembers } from './mark-counters.js';
import { nextRound } from './next-round.js';
import { isWorthAnotherRound } from './recursion.js';
import { mergeResults } from './results.js';
import { executeAll } from './statements.js';
import { hand } from './unknown-call.js';

/** How a function ended, before it is wrapped in a promise. */
export interface Outcome {
  returns: Completion[];
  throws: Completion[];
  yields: Value[];
}

/** Enter a function with these arguments and follow it to its ends. */
export function run(
  engine: Engine,
  s: State,
  node: FunctionNode,
  self: Value | null,
  args: readonly Value[] | null,
): Outcome {
  const home: ClassNode | null = engine.scopes.placeOf(node)?.member?.of ?? null;
  const frame: Frame = {
    node,
    self,
    home,
    returns: [],
    throws: [],
    breaks: [],
    yields: [],
    depth: engine.chain.length,
  };
  engine.frames.push(frame);
  try {
    const start = bindParameters(engine, s, node, args);
    frame.entered = start;
    if (node.body.type === 'BlockStatement') {
      for (const end of executeAll(engine, node.body.body, [start])) {
        frame.returns.push({ s: end, v: UNDEFINED, node: node.body });
      }
    } else {
      for (const { s: end, v } of evaluate(engine, node.body, start)) {
        frame.returns.push({ s: end, v, node: node.body });
      }
    }
  } finally {
    engine.frames.pop();
  }
  return { returns: frame.returns, throws: frame.throws, yields: frame.yields };
}

function bindParameters(
  engine: Engine,
  s: State,
  node: FunctionNode,
  args: readonly Value[] | null,
): State {
  const counters = countersOf(engine, node);
  let after = s;
  node.params.forEach((param, index) => {
    let value: Value = args === null ? UNKNOWN : (args[index] ?? UNDEFINED);
    if (param.type === 'RestElement') {
      const rest = makeArray(
        engine,
        after,
        param,
        args?.slice(index) ?? [],
        args === null ? UNKNOWN : null,
      );
      after = rest.s;
      value = rest.v;
    }
    if (value === UNKNOWN) value = byDeclaredType(engine, annotationOf(param));
    const members = counters.members.get(index);
    if (members !== undefined) {
      ({ s: after, v: value } = withCountedMembers(engine, after, param, value, members));
    }
    const pattern = param.type === 'TSParameterProperty' ? param.parameter : param;
    after = assign(engine, pattern, after, value);
    if (counters.names.size > 0) after = markCounters(engine, after, pattern, counters.names);
    if (param.type === 'TSParameterProperty') after = keepParameter(engine, after, param, value);
  });
  return after;
}

/** `constructor(private readonly status: number)` sets a field. */
function keepParameter(
  engine: Engine,
  s: State,
  param: TSESTree.TSParameterProperty,
  value: Value,
): State {
  const { self } = engine.frame;
  const name = param.parameter.type === 'Identifier' ? param.parameter : param.parameter.left;
  if (self?.t !== 'object') return s;
  const object = engine.object(s, self.id);
  if (object === undefined) return s;
  const variable = engine.scopes.variableOf(name);
  const bound = variable === undefined ? value : (s.variables.get(variable) ?? value);
  return engine.store(s, self.id, {
    ...object,
    props: new Map(object.props).set(name.name, bound),
  });
}

/** Call a function of this file. Its exceptions become those of the caller; async ones become rejections. */
export function invoke(
  engine: Engine,
  s: State,
  fn: Extract<Value, { t: 'function' }>,
  self: Value | null,
  args: readonly Value[],
  site: TSESTree.Node,
): Result[] {
  const { node } = fn;
  const depth = engine.frames.findIndex((frame) => frame.node === node);
  const isAgain = depth >= 0 && !isWorthAnotherRound(engine, s, depth, node, args);
  if (isAgain && sentWithin(engine, s, depth).length === 0) return [{ s, v: UNKNOWN }];
  if (engine.tooDeep || !engine.step()) return [unfollowed(engine, s, args)];
  if (engine.heavy.has(node)) return [unfollowed(engine, s, args)];
  const enter = (): Outcome => {
    engine.chain.push(site);
    try {
      const start = withEnvironment(s, fn.env);
      const outcome = run(engine, start, node, fn.self ?? self, [...(fn.bound ?? []), ...args]);
      // What is made once for all runs is called when the function that made it is long left.
      if (!engine.ambient) return outcome;
      const returns = outcome.returns.map((end) => ({
        ...end,
        ...closedOver(engine, end, node, fn.env),
      }));
      return { ...outcome, returns };
    } finally {
      engine.chain.pop();
    }
  };
  const outcome = isAgain
    ? nextRound(engine, s, depth, node, args, site)
    : isAside(engine, s, fn, fn.self ?? self, args, site)
      ? engine.within(BUDGETS.aside, enter, () => engine.heavy.add(node))
      : enter();
  if (engine.heavy.has(node)) return [{ s, v: UNKNOWN }];
  outcome.returns = markReturns(engine, site, outcome.returns);
  if (node.generator) return generated(engine, s, outcome, site);
  if (node.async) {
    return mergeResults([
      ...outcome.returns.map((end) => settledResult(end, 'fulfilled')),
      ...outcome.throws.map((end) => settledResult(end, 'rejected')),
    ]);
  }
  for (const thrown of outcome.throws) engine.throwValue(thrown.s, thrown.v, thrown.node);
  return mergeResults(outcome.returns);
}

/** What a function does that is not entered is not known. */
export function unfollowed(engine: Engine, s: State, args: readonly Value[]): Result {
  const given = mixTaints(args.map((argument) => deepTaint(engine, s, argument)));
  return { s: hand(s, given, true), v: unknownFrom(given) };
}

/** A function that does not send the request in focus and is given nothing of its answer matters only for the value that it gives. */
function isAside(
  engine: Engine,
  s: State,
  { node }: Extract<Value, { t: 'function' }>,
  self: Value | null,
  args: readonly Value[],
  site: TSESTree.Node,
): boolean {
  const { focus } = engine;
  if (engine.maySend(node) && mayLeadToFocus(engine, s, site)) return false;
  if (focus === null) return true;
  const given = self === null ? args : [...args, self];
  return given.every((one) => one.t !== 'function' && !deepTaint(engine, s, one).calls.has(focus));
}

/** Whether a call of what may send some request may send the one in focus: for the first time, or once more. */
function mayLeadToFocus(engine: Engine, s: State, site: TSESTree.Node): boolean {
  const { focus } = engine;
  const isSent = focus !== null && engine.lookAhead === null && s.calls.has(focus);
  return isSent || engine.isOnTheWay(site);
}

function settledResult(end: Completion, settled: 'fulfilled' | 'rejected'): Result {
  const isPromise = end.v.t === 'promise' || end.v.t === 'request';
  const s = unawaited(end.s);
  if (settled === 'fulfilled' && isPromise) return { s, v: end.v };
  return { s, v: { t: 'promise', settled, value: end.v, thrownAt: end.node } };
}

function generated(engine: Engine, s: State, outcome: Outcome, site: TSESTree.Node): Result[] {
  for (const thrown of outcome.throws) engine.throwValue(thrown.s, thrown.v, thrown.node);
  const element = outcome.yields.length === 0 ? UNKNOWN : unite(outcome.yields);
  const id = engine.objectId(site, 'generator');
  return mergeResults(
    outcome.returns.map((end) => ({
      s: engine.store(end.s, id, heapObject(ARRAY, [], element)),
      v: { t: 'object', id },
    })),
  );
}
