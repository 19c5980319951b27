import type { TSESTree } from '@typescript-eslint/types';
import { calleeName } from './stepped-arguments.js';
import { childNodes } from './walk.js';

const CHANGING = new Set([
  'add',
  'clear',
  'copyWithin',
  'delete',
  'fill',
  'pop',
  'push',
  'set',
  'shift',
  'splice',
  'unshift',
]);

/** The last names of what a method is called on that changes which elements a collection has, or that is assigned to by index. */
export function findFilled(program: TSESTree.Program): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (node: TSESTree.Node): void => {
    const name = changedName(node);
    if (name !== null) found.add(name);
    for (const child of childNodes(node)) visit(child);
  };
  visit(program);
  return found;
}

function changedName(node: TSESTree.Node): string | null {
  if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression') {
    const method = calleeName(node.callee);
    return method !== null && CHANGING.has(method) ? calleeName(node.callee.object) : null;
  }
  return node.type === 'AssignmentExpression' &&
    node.left.type === 'MemberExpression' &&
    node.left.computed
    ? calleeName(node.left.object)
    : null;
}
