import type { TSESTree } from '@typescript-eslint/types';
import { isFunctionNode } from '../analysis/index.js';
import type { SiteFile } from './site-file.js';

/** A statement before which another one can be written. */
export type Anchor = TSESTree.Node;

/** The statement around a node that stands among others in a block; null where the node is in an expression body. */
export function statementAround(node: TSESTree.Node, file: SiteFile): Anchor | null {
  let inner = node;
  for (const outer of file.around(node)) {
    if (outer.type === 'BlockStatement' || outer.type === 'Program' || outer.type === 'StaticBlock')
      return inner;
    if (isFunctionNode(outer) || outer.type === 'ClassBody') return null;
    inner = outer;
  }
  return null;
}

/**
 * Where something can be made that a node uses, from near to far: before its own statement, then before each statement
 * around that, also outside of the functions in which it stands. Nothing at the top of a module, which runs once.
 */
export function* statementsAround(node: TSESTree.Node, file: SiteFile): Generator<Anchor> {
  let inner = node;
  for (const outer of file.around(node)) {
    const isBlock = outer.type === 'BlockStatement';
    if (isBlock || (outer.type === 'Program' && !isInFunction(node, file))) yield inner;
    inner = outer;
  }
}

function isInFunction(node: TSESTree.Node, file: SiteFile): boolean {
  return file.scopes.functionAround(node).type !== 'Program';
}

/** The function or class member around a node that no other one encloses. */
export function outermostFunction(node: TSESTree.Node, file: SiteFile): TSESTree.Node {
  let outermost: TSESTree.Node = file.program;
  for (const outer of file.around(node)) if (isFunctionNode(outer)) outermost = outer;
  return outermost;
}
