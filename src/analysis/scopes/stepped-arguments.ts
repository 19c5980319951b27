import type { TSESTree } from '@typescript-eslint/types';
import { childNodes } from './walk.js';

/** The positions at which a name is called with `x - 1` or `x + 1`. */
export function findSteppedArguments(
  program: TSESTree.Program,
): ReadonlyMap<string, ReadonlySet<number>> {
  const found = new Map<string, Set<number>>();
  const visit = (node: TSESTree.Node): void => {
    if (node.type === 'CallExpression') {
      const name = calleeName(node.callee);
      node.arguments.forEach((argument, index) => {
        if (name === null || !isStepped(argument)) return;
        found.set(name, (found.get(name) ?? new Set()).add(index));
      });
    }
    for (const child of childNodes(node)) visit(child);
  };
  visit(program);
  return found;
}

function isStepped(node: TSESTree.Node): boolean {
  return (
    node.type === 'BinaryExpression' &&
    (node.operator === '-' || node.operator === '+') &&
    node.left.type === 'Identifier' &&
    node.right.type === 'Literal' &&
    typeof node.right.value === 'number'
  );
}

/** The last name of a callee. */
export function calleeName(callee: TSESTree.Node): string | null {
  if (callee.type === 'Identifier') return callee.name;
  if (callee.type !== 'MemberExpression') return null;
  return callee.property.type === 'Identifier' || callee.property.type === 'PrivateIdentifier'
    ? callee.property.name
    : null;
}
