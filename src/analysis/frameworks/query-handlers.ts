import type { TSESTree } from '@typescript-eslint/types';
import { react } from '../builtins/promises.js';
import type { Engine } from '../interpret/engine.js';
import type { Exit } from '../outcome/exits.js';
import { childNodes } from '../scopes/walk.js';
import type { State } from '../state/state.js';
import { UNKNOWN, alternatives, type FunctionNode, type Value } from '../values/value.js';
import { isSender } from './query-result.js';

/**
 * Of a component that sends by a hook the error comes back where it sends: in a handler of its own, that runs once the
 * component has been rendered. What the handler does with it takes the place of an end at which it was only kept.
 */
export function throughHandlers(
  engine: Engine,
  root: FunctionNode | TSESTree.Program,
  exits: readonly Exit[],
): Exit[] {
  const { focus } = engine;
  if (focus === null || root.type === 'Program') return [...exits];
  return exits.flatMap((exit): Exit[] => {
    const kept = exit.s.calls.get(focus)?.kept ?? null;
    if (kept === null) return [exit];
    const delivered = handlersOf(engine, root, exit.s).flatMap((handler) => {
      const node = handler as unknown as TSESTree.CallExpression;
      const value: Value = { t: 'function', node: handler, self: null };
      const { fulfilled, rejected } = react(engine, exit.s, value, [UNKNOWN, UNKNOWN], node);
      return [
        ...fulfilled.map((end): Exit => ({
          s: end.s,
          v: end.v,
          node: handler.body,
          kind: 'return',
        })),
        ...rejected.map((end): Exit => ({
          s: end.s,
          v: end.v,
          node: end.thrownAt ?? handler,
          kind: 'throw',
        })),
      ].filter(({ s }) => s.calls.get(focus)?.kept === null);
    });
    return delivered.length > 0 ? delivered : [exit];
  });
}

/** The functions of a component that mention what sends. */
function handlersOf(engine: Engine, root: FunctionNode, s: State): FunctionNode[] {
  const file = engine.scopes.fileOf(root);
  return [...file.functions].flatMap(([node, { within }]) =>
    within === root && mentionsSender(engine, s, node) ? [node] : [],
  );
}

function mentionsSender(engine: Engine, s: State, node: TSESTree.Node): boolean {
  if (node.type === 'Identifier') {
    const variable = engine.scopes.variableOf(node);
    const value = variable === undefined ? undefined : s.variables.get(variable);
    return value !== undefined && alternatives(value).some((one) => maySend(engine, s, one));
  }
  return childNodes(node).some((child) => mentionsSender(engine, s, child));
}

function maySend(engine: Engine, s: State, value: Value): boolean {
  if (isSender(value)) return true;
  return value.t === 'object' && engine.object(s, value.id)?.keeps !== undefined;
}
