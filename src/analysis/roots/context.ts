import type { TSESTree } from '@typescript-eslint/types';
import { isRtkModule } from '../clients/rtk-modules.js';
import { definesEndpoints } from '../clients/rtk-query.js';
import { valueInAmbience } from '../interpret/ambient.js';
import type { Engine } from '../interpret/engine.js';
import { evaluate } from '../interpret/expressions.js';
import { State } from '../state/state.js';
import { isEffectHook } from '../frameworks/react.js';
import { isQueryHook } from '../frameworks/react-query.js';
import { childNodes } from '../scopes/walk.js';
import type { Root } from './candidates.js';

/** Methods that may call what they are handed: those of promises, of arrays, of a queue or a limiter. */
const CALLING_METHODS = new Set([
  'then',
  'catch',
  'finally',
  'map',
  'forEach',
  'flatMap',
  'add',
  'schedule',
]);

/**
 * The function from which a function is best followed: a callback that the code around it calls is a part of that
 * code.
 */
export function rootOf(engine: Engine, node: Root): Root {
  let root = node;
  for (let depth = 0; depth < 20 && root.type !== 'Program'; depth += 1) {
    const place = engine.scopes.placeOf(root);
    if (place === undefined) return root;
    const around: Root = place.within ?? engine.scopes.program;
    const isPart =
      place.object === null
        ? isCalledInPlace(engine, root, place.parent)
        : isQueryOption(engine, place.object, around);
    if (!isPart) return root;
    root = around;
  }
  return root;
}

function isCalledInPlace(engine: Engine, node: TSESTree.Node, parent: TSESTree.Node): boolean {
  if (parent.type === 'NewExpression') {
    return parent.callee.type === 'Identifier' && parent.callee.name === 'Promise';
  }
  if (parent.type !== 'CallExpression') return false;
  const { callee } = parent;
  if (callee === node) return true;
  if (callee.type === 'MemberExpression') {
    return (
      callee.property.type === 'Identifier' &&
      (CALLING_METHODS.has(callee.property.name) || callee.object.type === 'ThisExpression')
    );
  }
  if (callee.type !== 'Identifier') return false;
  const value = valueInAmbience(engine, State.START, () => evaluate(engine, callee, State.START));
  if (value.t === 'import') {
    // What RTK Query is handed it calls for each endpoint, with another request.
    return !isEffectHook(value.module, value.name) && !isRtkModule(value.module);
  }
  return value.t === 'function';
}

/** Whether an object literal holds the options of a hook that calls what stands in them. */
function isQueryOption(engine: Engine, options: TSESTree.Node, around: Root): boolean {
  const call = callsByArgument(around).get(options);
  if (call === undefined) return false;
  const { callee } = call;
  const value = valueInAmbience(engine, State.START, () => evaluate(engine, callee, State.START));
  return isQueryHook(engine, value) || definesEndpoints(value);
}

const argumentsIn = new WeakMap<Root, ReadonlyMap<TSESTree.Node, TSESTree.CallExpression>>();

/** The calls within a function by what they are given. Bundles have thousands of both. */
function callsByArgument(root: Root): ReadonlyMap<TSESTree.Node, TSESTree.CallExpression> {
  const known = argumentsIn.get(root);
  if (known !== undefined) return known;
  const calls = new Map<TSESTree.Node, TSESTree.CallExpression>();
  const visit = (node: TSESTree.Node): void => {
    if (node.type === 'CallExpression') {
      for (const argument of node.arguments) calls.set(argument, node);
    }
    for (const child of childNodes(node)) visit(child);
  };
  visit(root);
  argumentsIn.set(root, calls);
  return calls;
}
