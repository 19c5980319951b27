import type { Engine } from '../interpret/engine.js';
import type { State } from '../state/state.js';
import { mixTaints, type Taint } from './taint.js';
import { shallowTaint, type Value } from './value.js';

const DEEPEST = 5;

/** What a value carries, with what its members carry. */
export function deepTaint(engine: Engine, s: State, value: Value): Taint {
  if (value.t !== 'union' && value.t !== 'promise' && value.t !== 'object') {
    return shallowTaint(value);
  }
  const taints: Taint[] = [];
  gather(engine, s, value, 0, taints, new Map());
  return mixTaints(taints);
}

/** `seen` says how deep an object was looked into: objects share members, which are gathered once. */
function gather(
  engine: Engine,
  s: State,
  value: Value,
  depth: number,
  taints: Taint[],
  seen: Map<number, number>,
): void {
  if (value.t === 'union') {
    for (const alternative of value.of) gather(engine, s, alternative, depth, taints, seen);
    return;
  }
  if (value.t === 'promise') {
    gather(engine, s, value.value, depth, taints, seen);
    return;
  }
  if (value.t !== 'object') {
    taints.push(shallowTaint(value));
    return;
  }
  if (depth >= DEEPEST || (seen.get(value.id) ?? DEEPEST) <= depth) return;
  seen.set(value.id, depth);
  const object = engine.object(s, value.id);
  if (object === undefined) return;
  for (const member of object.props.values()) gather(engine, s, member, depth + 1, taints, seen);
  if (object.rest !== null) gather(engine, s, object.rest, depth + 1, taints, seen);
}
