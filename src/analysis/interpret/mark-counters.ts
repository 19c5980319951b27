import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { PLAIN, heapObject } from '../state/heap.js';
import type { State } from '../state/state.js';
import { Origin, UNTAINTED, mixTaints } from '../values/taint.js';
import {
  UNKNOWN,
  alternatives,
  shallowTaint,
  unite,
  unknownFrom,
  type Value,
} from '../values/value.js';
import type { Engine, Result } from './engine.js';
import { targetsOf } from './patterns.js';

const counting = new WeakSet<Variable>();

/** Whether a variable counts the rounds of a recursion, whatever it is given on the way. */
export function isCounting(variable: Variable): boolean {
  return counting.has(variable);
}

/** The counters of a recursion have another value in each of its rounds. */
export function markCounters(
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
    counting.add(variable);
    after = after.withVariable(variable, asCounter(value));
  }
  return after;
}

/** A number that is another one in each round. */
export function asCounter(value: Value): Value {
  return unknownFrom(mixTaints([shallowTaint(value), { ...UNTAINTED, origin: Origin.Counter }]));
}

/** The options that a recursion is given, with the members that it counts with. */
export function withCountedMembers(
  engine: Engine,
  s: State,
  param: TSESTree.Node,
  value: Value,
  names: ReadonlySet<string>,
): Result {
  let after = s;
  const marked = alternatives(value).map((one): Value => {
    const object = one.t === 'object' ? engine.object(after, one.id) : undefined;
    if (object === undefined && one.t !== 'unknown') return one;
    const { props, rest } = object ?? heapObject(PLAIN, [], one);
    const counters = [...names].map(
      (name) => [name, asCounter(props.get(name) ?? rest ?? UNKNOWN)] as const,
    );
    const id = one.t === 'object' ? one.id : engine.objectId(param, 'counted');
    const seen = object ?? { ...heapObject(PLAIN, [], one), isOfOthers: true };
    after = engine.store(after, id, { ...seen, props: new Map([...props, ...counters]) });
    return { t: 'object', id };
  });
  return { s: after, v: unite(marked) };
}
