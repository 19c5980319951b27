import type { TSESTree } from '@typescript-eslint/types';
import type { FunctionNode } from '../values/value.js';

/** The name under which a function can be called: its own, or that of what it was given to. */
export function functionName(node: FunctionNode, parent: TSESTree.Node | undefined): string | null {
  const own = node.id?.name;
  if (own !== undefined) return own;
  switch (parent?.type) {
    case 'VariableDeclarator':
      return parent.id.type === 'Identifier' ? parent.id.name : null;
    case 'MethodDefinition':
    case 'Property':
    case 'PropertyDefinition':
      return parent.key.type === 'Identifier' || parent.key.type === 'PrivateIdentifier'
        ? parent.key.name
        : null;
    case 'AssignmentExpression': {
      const { left } = parent;
      if (left.type === 'Identifier') return left.name;
      return left.type === 'MemberExpression' && left.property.type === 'Identifier'
        ? left.property.name
        : null;
    }
    default:
      return null;
  }
}
