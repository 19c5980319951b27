import type { Engine } from '../interpret/engine.js';
import type { State } from '../state/state.js';
import { mixTaints, type Taint } from './taint.js';
import { shallowTaint, type Value } from './value.js';

const DEEPEST = 5;

/** What a value carries, with what its members carry. */
export function deepTaint(engine: Engine, s: State, value: Value, depth = 0): Taint {
  if (value.t === 'union') {
    return mixTaints(value.of.map((alternative) => deepTaint(engine, s, alternative, depth)));
  }
  if (value.t === 'promise') return deepTaint(engine, s, value.value, depth);
  if (value.t !== 'object') return shallowTaint(value);
  if (depth >= DEEPEST) return mixTaints([]);
  const object = engine.object(s, value.id);
  if (object === undefined) return mixTaints([]);
  const taints: Taint[] = [];
  for (const member of object.props.values()) {
    taints.push(deepTaint(engine, s, member, depth + 1));
  }
  if (object.rest !== null) taints.push(deepTaint(engine, s, object.rest, depth + 1));
  return mixTaints(taints);
}
