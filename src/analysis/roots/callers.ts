import type { TSESTree } from '@typescript-eslint/types';
import { childNodes, isFunctionNode } from '../scopes/walk.js';
import type { FunctionNode } from '../values/value.js';
import type { Root } from './candidates.js';

/** Which functions mention which names as something to call: an edge that following decides to be real or not. */
export class CallersByName {
  private readonly mentioning = new Map<string, Set<Root>>();

  constructor(program: TSESTree.Program) {
    const visit = (node: TSESTree.Node, within: Root): void => {
      const inner = isFunctionNode(node) ? node : within;
      if (node.type === 'CallExpression') {
        this.mention(node.callee, within);
        for (const one of node.arguments)
          if (one.type !== 'SpreadElement') this.mention(one, within);
      }
      for (const child of childNodes(node)) visit(child, inner);
    };
    visit(program, program);
  }

  /** The functions that may call a function by its name. */
  of(name: string): readonly Root[] {
    return [...(this.mentioning.get(name) ?? [])];
  }

  private mention(node: TSESTree.Node, within: Root): void {
    const name =
      node.type === 'Identifier'
        ? node.name
        : node.type === 'MemberExpression' &&
            (node.property.type === 'Identifier' || node.property.type === 'PrivateIdentifier')
          ? node.property.name
          : null;
    if (name === null) return;
    const roots = this.mentioning.get(name) ?? new Set();
    this.mentioning.set(name, roots.add(within));
  }
}

/** The name under which a function can be called. */
export function nameOf(node: FunctionNode, parent: TSESTree.Node | undefined): string | null {
  if (node.id !== null && node.id !== undefined) return node.id.name;
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier')
    return parent.id.name;
  if (
    parent?.type === 'MethodDefinition' ||
    parent?.type === 'Property' ||
    parent?.type === 'PropertyDefinition'
  ) {
    return parent.key.type === 'Identifier' || parent.key.type === 'PrivateIdentifier'
      ? parent.key.name
      : null;
  }
  if (parent?.type === 'AssignmentExpression') {
    const { left } = parent;
    if (left.type === 'Identifier') return left.name;
    if (left.type === 'MemberExpression' && left.property.type === 'Identifier')
      return left.property.name;
  }
  // `const load = useCallback(() => …)`
  return null;
}
