import type { TSESTree } from '@typescript-eslint/types';
import type { Engine } from '../interpret/engine.js';
import { heapObject, PLAIN } from '../state/heap.js';
import type { State } from '../state/state.js';
import { UNKNOWN, type Value } from '../values/value.js';

/** How a client hands an answer or an error to its hooks: as an argument of its own, or as a member of the only one. */
export type ResponseShape = 'third' | 'first' | 'context';

/** Hooks that see an answer, or the error made of it, before the caller does. */
export interface ResponseHooks {
  answers: readonly Value[];
  errors: readonly Value[];
  shape: ResponseShape;
}

/** What a hook is called with. */
export function hookArguments(
  engine: Engine,
  s: State,
  shape: ResponseShape,
  given: Value,
  node: TSESTree.Node,
): { s: State; args: Value[] } {
  if (shape === 'third' && given.t === 'response') return { s, args: [UNKNOWN, UNKNOWN, given] };
  if (shape !== 'context') return { s, args: [given] };
  const id = engine.objectId(node, 'hookContext');
  const context = heapObject(PLAIN, [['response', given]], UNKNOWN);
  return { s: engine.store(s, id, context), args: [{ t: 'object', id }] };
}
