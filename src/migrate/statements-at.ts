import type { TSESTree } from '@typescript-eslint/types';
import { childNodes } from '../analysis/index.js';
import type { Place } from '../facts/index.js';
import type { SiteFile } from './site-file.js';

/** Which of several statements on one line a fact speaks of: the one that leaves, first. */
const WEIGHT: Partial<Record<TSESTree.Node['type'], number>> = {
  ThrowStatement: 3,
  ReturnStatement: 2,
  ExpressionStatement: 1,
  // A branch that ends, so that what follows is what follows a success.
  BlockStatement: 0.5,
};

/** The statement of which a fact says that it decides; null where it is in another file, or no statement starts there. */
export function statementAt(
  place: Place,
  file: SiteFile,
  within: TSESTree.Node = file.program,
): TSESTree.Statement | null {
  if (place.file !== file.path) return null;
  const { lines } = file.scopes;
  let found: TSESTree.Statement | null = null;
  const visit = (node: TSESTree.Node): void => {
    const weight = WEIGHT[node.type];
    if (weight !== undefined && lines.at(node.range[0]).line === place.line)
      if (found === null || weight > (WEIGHT[found.type] ?? 0)) found = node as TSESTree.Statement;
    for (const child of childNodes(node)) visit(child);
  };
  visit(within);
  return found;
}

/** The statements of the block in which a statement stands; itself alone where it is the whole branch of an `if`. */
export function blockOf(statement: TSESTree.Node, file: SiteFile): readonly TSESTree.Statement[] {
  const parent = file.parentOf(statement);
  if (parent?.type === 'BlockStatement' || parent?.type === 'Program') return parent.body;
  if (parent?.type === 'SwitchCase') return parent.consequent;
  return [statement as TSESTree.Statement];
}
