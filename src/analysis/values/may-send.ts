import { isExportThatSends } from '../builtins/imports.js';
import type { Engine } from '../interpret/engine.js';
import type { State } from '../state/state.js';
import type { ClassNode, Value } from './value.js';

const DEEPEST = 3;

/** Whether who holds a value may send a request with it: a client, or code that has one. */
export function maySendWith(engine: Engine, s: State, value: Value, depth = 0): boolean {
  switch (value.t) {
    case 'client':
      return true;
    case 'function':
      return engine.maySend(value.node);
    case 'class':
      return mayHoldSender(engine, value.node);
    case 'import':
      return isExportThatSends(engine, value);
    case 'native':
      return value.name === 'fetch' || value.name === '$fetch';
    case 'promise':
      return maySendWith(engine, s, value.value, depth);
    case 'union':
      return value.of.some((one) => maySendWith(engine, s, one, depth));
    case 'object': {
      const object = engine.object(s, value.id);
      if (object === undefined || depth >= DEEPEST) return true;
      const { kind, props, rest } = object;
      if (kind.is === 'instance' && mayHoldSender(engine, kind.of)) return true;
      const held = rest === null ? [...props.values()] : [...props.values(), rest];
      return held.some((one) => maySendWith(engine, s, one, depth + 1));
    }
    default:
      return false;
  }
}

function mayHoldSender(engine: Engine, node: ClassNode): boolean {
  return node.superClass !== null || engine.maySend(node);
}
