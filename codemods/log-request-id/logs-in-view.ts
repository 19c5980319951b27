import type { TSESTree } from '@typescript-eslint/types';
import { isFunctionNode } from '../../src/analysis/index.js';
import type { SiteFile } from '../../src/migrate/site-file.js';
import { blockOf } from '../../src/migrate/statements-at.js';

/** The calls that may be logs among what runs before a statement, and the statement itself: the nearest first. */
export function* logsBefore(
  statement: TSESTree.Statement,
  file: SiteFile,
): Generator<TSESTree.CallExpression> {
  let inner: TSESTree.Node = statement;
  for (;;) {
    const block = blockOf(inner, file);
    const own = block.findIndex((one) => one === inner);
    for (const one of block.slice(0, own + 1).reverse()) {
      const log = loggingIn(one);
      if (log !== null) yield log;
    }
    let outer = file.parentOf(inner);
    while (outer !== undefined && !isStatementInBlock(outer, file)) {
      if (isFunctionNode(outer)) return;
      outer = file.parentOf(outer);
    }
    if (outer === undefined) return;
    inner = outer;
  }
}

function isStatementInBlock(node: TSESTree.Node, file: SiteFile): boolean {
  const parent = file.parentOf(node);
  return parent?.type === 'BlockStatement' && node.type !== 'BlockStatement';
}

/** `logger.error(…)` as a statement. Whether it logs, the facts say. */
function loggingIn(statement: TSESTree.Node): TSESTree.CallExpression | null {
  if (statement.type !== 'ExpressionStatement') return null;
  const { expression } = statement;
  if (expression.type !== 'CallExpression') return null;
  const isMember = expression.callee.type === 'MemberExpression';
  return isMember && expression.arguments.every(({ type }) => type !== 'SpreadElement')
    ? expression
    : null;
}
