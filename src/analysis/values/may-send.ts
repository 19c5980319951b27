import type { Engine } from '../interpret/engine.js';
import type { State } from '../state/state.js';
import type { Value } from './value.js';

const DEEPEST = 3;

/** Whether who holds a value may send a request with it: a client, or code that may have one. */
export function maySendWith(engine: Engine, s: State, value: Value, depth = 0): boolean {
  switch (value.t) {
    case 'function':
    case 'class':
    case 'client':
    case 'import':
      return true;
    case 'native':
      return value.name.endsWith('fetch');
    case 'promise':
      return maySendWith(engine, s, value.value, depth);
    case 'union':
      return value.of.some((one) => maySendWith(engine, s, one, depth));
    case 'object': {
      const object = engine.object(s, value.id);
      if (object === undefined || depth >= DEEPEST) return true;
      if (object.kind.is === 'instance') return true;
      const held = [...object.props.values(), ...(object.rest === null ? [] : [object.rest])];
      return held.some((one) => maySendWith(engine, s, one, depth + 1));
    }
    default:
      return false;
  }
}
