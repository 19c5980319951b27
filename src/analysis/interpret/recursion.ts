import type { TSESTree } from '@typescript-eslint/types';
import type { FunctionNode } from '../values/value.js';
import { childNodes } from '../scopes/walk.js';
import type { Engine } from './engine.js';

const known = new WeakMap<FunctionNode, ReadonlySet<number>>();

/** The parameters that a recursive function changes by arithmetic when it calls itself: its counters. */
export function countedParameters(engine: Engine, node: FunctionNode): ReadonlySet<number> {
  let counted = known.get(node);
  if (counted === undefined) {
    counted = findCounted(engine, node);
    known.set(node, counted);
  }
  return counted;
}

function findCounted(engine: Engine, node: FunctionNode): ReadonlySet<number> {
  const names = new Map<string, number>();
  node.params.forEach((param, index) => {
    const name = param.type === 'AssignmentPattern' ? param.left : param;
    if (name.type === 'Identifier') names.set(name.name, index);
  });
  const counted = new Set<number>();
  if (names.size === 0) return counted;
  const own = ownName(engine, node);
  if (own === null) return counted;
  const visit = (current: TSESTree.Node): void => {
    if (current.type === 'CallExpression' && calleeName(current.callee) === own) {
      current.arguments.forEach((argument, index) => {
        const stepped = steppedName(argument);
        if (stepped !== null && names.get(stepped) === index) counted.add(index);
      });
    }
    for (const child of childNodes(current)) visit(child);
  };
  visit(node.body);
  return counted;
}

function ownName(engine: Engine, node: FunctionNode): string | null {
  if (node.id !== null && node.id !== undefined) return node.id.name;
  const parent = engine.scopes.functions.get(node)?.parent;
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return parent.id.name;
  if (
    (parent?.type === 'MethodDefinition' ||
      parent?.type === 'Property' ||
      parent?.type === 'PropertyDefinition') &&
    (parent.key.type === 'Identifier' || parent.key.type === 'PrivateIdentifier')
  ) {
    return parent.key.name;
  }
  return null;
}

function calleeName(callee: TSESTree.Node): string | null {
  if (callee.type === 'Identifier') return callee.name;
  if (callee.type !== 'MemberExpression') return null;
  return callee.property.type === 'Identifier' || callee.property.type === 'PrivateIdentifier'
    ? callee.property.name
    : null;
}

function steppedName(argument: TSESTree.Node): string | null {
  if (argument.type === 'UpdateExpression' && argument.argument.type === 'Identifier') {
    return argument.argument.name;
  }
  return argument.type === 'BinaryExpression' && argument.left.type === 'Identifier'
    ? argument.left.name
    : null;
}
