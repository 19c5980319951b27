import type { TSESTree } from '@typescript-eslint/types';
import { State } from '../state/state.js';
import type { FunctionNode, Value } from '../values/value.js';
import { ambientSelf, valueInAmbience } from './ambient.js';
import type { Engine } from './engine.js';
import { evaluate } from './expressions.js';

/** What `this` is in a function that is followed on its own. */
export function selfOf(engine: Engine, root: FunctionNode | TSESTree.Program): Value | null {
  if (root.type === 'Program') return null;
  const place = engine.scopes.placeOf(root);
  if (place === undefined) return null;
  if (place.member !== null) {
    return place.member.static
      ? { t: 'class', node: place.member.of }
      : ambientSelf(engine, place.member.of);
  }
  if (root.type === 'ArrowFunctionExpression') {
    return place.within === null ? null : selfOf(engine, place.within);
  }
  const { object } = place;
  if (object === null) return null;
  return valueInAmbience(engine, State.START, () => evaluate(engine, object, State.START));
}
