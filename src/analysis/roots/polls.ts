import type { TSESTree } from '@typescript-eslint/types';
import type { Engine } from '../interpret/engine.js';
import type { Outcome } from '../outcome/outcome.js';
import { childNodes } from '../scopes/walk.js';
import type { FunctionNode } from '../values/value.js';
import type { Root } from './candidates.js';

/** A function that a timer calls again and again polls: what one round drops, the next one asks again. */
export function asPoll(engine: Engine, root: Root, outcome: Outcome): Outcome {
  if (root.type === 'Program' || !isTimed(engine, root)) return outcome;
  const fates = new Map(
    [...outcome.fates].map(([status, fate]) => [
      status,
      fate.kind === 'lost' ? { ...fate, kind: 'unknown' as const } : fate,
    ]),
  );
  return { ...outcome, fates };
}

function isTimed(engine: Engine, root: FunctionNode): boolean {
  const parent = engine.scopes.placeOf(root)?.parent;
  const name = parent?.type === 'VariableDeclarator' ? parent.id : root.id;
  const variable = name === null ? undefined : engine.scopes.variableOf(name);
  return timedCallbacks(engine.scopes.program).some(
    (callback) =>
      callback === root ||
      (callback.type === 'Identifier' &&
        variable !== undefined &&
        variable.references.length <= 2 &&
        engine.scopes.variableOf(callback) === variable),
  );
}

const found = new WeakMap<TSESTree.Program, readonly TSESTree.Node[]>();

/** The first arguments of `setInterval`. */
function timedCallbacks(program: TSESTree.Program): readonly TSESTree.Node[] {
  let callbacks = found.get(program);
  if (callbacks === undefined) {
    const all: TSESTree.Node[] = [];
    const visit = (node: TSESTree.Node): void => {
      if (node.type === 'CallExpression' && isInterval(node.callee)) {
        const [callback] = node.arguments;
        if (callback !== undefined) all.push(callback);
      }
      for (const child of childNodes(node)) visit(child);
    };
    visit(program);
    callbacks = all;
    found.set(program, callbacks);
  }
  return callbacks;
}

function isInterval(callee: TSESTree.Node): boolean {
  if (callee.type === 'MemberExpression') return isInterval(callee.property);
  return callee.type === 'Identifier' && callee.name === 'setInterval';
}
