import type { TSESTree } from '@typescript-eslint/types';
import { sentWithin, recordRetry } from '../clients/retries.js';
import { ARRAY, heapObject } from '../state/heap.js';
import { unawaited } from '../state/pending.js';
import type { State } from '../state/state.js';
import { Origin, UNTAINTED, mixTaints } from '../values/taint.js';
import {
  UNDEFINED,
  UNKNOWN,
  shallowTaint,
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
import { targetsOf } from './patterns.js';
import { deepTaint } from '../values/deep-taint.js';
import { mintsOfNextRound } from './next-round.js';
import { countedParameters, isWorthAnotherRound } from './recursion.js';
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
  const counted = countedParameters(engine, node);
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
    const pattern = param.type === 'TSParameterProperty' ? param.parameter : param;
    after = assign(engine, pattern, after, value);
    if (counted.size > 0) after = markCounters(engine, after, pattern, counted);
    if (param.type === 'TSParameterProperty') after = keepParameter(engine, after, param, value);
  });
  return after;
}

/** The counters of a recursion have another value in each of its rounds. */
function markCounters(
  engine: Engine,
  s: State,
  pattern: TSESTree.Node,
  counted: ReadonlySet<string>,
): State {
  let after = s;
  for (const { node, value } of targetsOf(engine, s, pattern, UNKNOWN)) {
    if (node.type !== 'Identifier' || !counted.has(node.name)) continue;
    const variable = engine.scopes.variableOf(node);
    if (variable === undefined) continue;
    const taint = mixTaints([shallowTaint(value), { ...UNTAINTED, origin: Origin.Counter }]);
    after = after.withVariable(variable, unknownFrom(taint));
  }
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
  if (depth >= 0 && !isWorthAnotherRound(engine, s, depth, node, args))
    return recur(engine, s, depth, node, args);
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
  const outcome = isAside(engine, s, node, fn.self ?? self, args)
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

/** A function that sends nothing and is given nothing of the answer matters only for the value that it gives. */
function isAside(
  engine: Engine,
  s: State,
  node: FunctionNode,
  self: Value | null,
  args: readonly Value[],
): boolean {
  if (engine.maySend(node)) return false;
  const { focus } = engine;
  if (focus === null) return true;
  const given = self === null ? args : [...args, self];
  return given.every((one) => one.t !== 'function' && !deepTaint(engine, s, one).calls.has(focus));
}

function settledResult(end: Completion, settled: 'fulfilled' | 'rejected'): Result {
  const isPromise = end.v.t === 'promise' || end.v.t === 'request';
  const s = unawaited(end.s);
  if (settled === 'fulfilled' && isPromise) return { s, v: end.v };
  return { s, v: { t: 'promise', settled, value: end.v, thrownAt: end.node } };
}

/** A function that calls itself after a failure sends the request again; its other ends are those of the first call. */
function recur(
  engine: Engine,
  s: State,
  depth: number,
  node: FunctionNode,
  args: readonly Value[],
): Result[] {
  const again = sentWithin(engine, s, depth);
  if (again.length === 0) return [{ s, v: UNKNOWN }];
  const hasMint = again.some((call) => call === engine.focus && s.call(call).mint !== null);
  const next = hasMint ? mintsOfNextRound(engine, s, depth, node, args) : null;
  for (const call of again) {
    const mints = next?.get(engine.request(call).site);
    recordRetry(engine, s, call, mints === undefined ? {} : { mints });
  }
  return [];
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
