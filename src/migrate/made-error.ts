import type { TSESTree } from '@typescript-eslint/types';
import type { SiteFile } from './site-file.js';

/** `new X(…)` or `Object.assign(new X(…), { … })`, also behind a constant. */
export function madeError(
  node: TSESTree.Node,
  file: SiteFile,
): TSESTree.NewExpression | TSESTree.CallExpression | null {
  if (node.type === 'NewExpression') return node;
  if (node.type === 'CallExpression') return isAssign(node) ? node : null;
  if (node.type !== 'Identifier') return null;
  const definition = file.variableOf(node)?.defs[0];
  if (definition?.node.type !== 'VariableDeclarator' || definition.node.init === null) return null;
  const isSame = file.scopes.functionAround(definition.node) === file.scopes.functionAround(node);
  return isSame && definition.node.init.type === 'NewExpression' ? definition.node.init : null;
}

function isAssign({ callee, arguments: [first] }: TSESTree.CallExpression): boolean {
  return (
    callee.type === 'MemberExpression' &&
    callee.object.type === 'Identifier' &&
    callee.object.name === 'Object' &&
    callee.property.type === 'Identifier' &&
    callee.property.name === 'assign' &&
    first?.type === 'NewExpression'
  );
}
