import type { Engine } from '../interpret/engine.js';
import type { State } from '../state/state.js';
import type { Value } from '../values/value.js';

/** The elements of an option that takes one or several; one that is not seen stands for itself. */
export function elementsOf(engine: Engine, s: State, value: Value): readonly Value[] {
  const object = value.t === 'object' ? engine.object(s, value.id) : undefined;
  if (object?.kind.is !== 'array') return [value];
  return [...object.props.values(), ...(object.rest === null ? [] : [object.rest])];
}
